import type { Observation } from '#app/gateways/gateway.ts';
import type { AccountId, CheckoutId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import type { Voucher } from './model.ts';
import { voucherMayBecome } from './moves.ts';
import { hasRunningBeside } from './superfluous.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database'>;

type Adopt = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly reference: string;
  /** What the shopper pays by, where the gateway says it. */
  readonly code: string | null;
  readonly pageUrl: string | null;
  readonly observation: Extract<Observation, { facts: unknown }>;
  /** Our own code of the attempt, where the notification or the gateway names it. */
  readonly transactionCode: string | null;
};

/**
 * Gives an orphan its name: a code whose issue was never answered, or is not answered yet, found by the transaction code
 * that the gateway repeats (law 4). One that awaits its money is the checkout's code, unless another runs beside it; any
 * other begins as lapsed, and its state is left to what the gateway says about it next.
 */
export async function adoptOrphan(deps: Deps, adopt: Adopt): Promise<VoucherId | null> {
  const { shopId, accountId, transactionCode, observation } = adopt;
  if (transactionCode === null) return null;
  return deps.database.inShop(shopId, async (tx) => {
    const found = await tx.voucher.findUnique({
      where: { shopId_accountId_transactionCode: { shopId, accountId, transactionCode } },
    });
    if (!found) return null;
    const checkoutId = found.checkoutId as CheckoutId;
    const { vouchers } = await lockCheckout(tx, { shopId, checkoutId });
    const now = deps.clock.now();
    const attempt = vouchers.find(({ id }) => id === found.id);
    const awaits = attempt !== undefined && isPayable(attempt, observation.status);
    const state = awaits && !hasRunningBeside(attempt, vouchers) ? 'live' : 'lapsed';
    const { count } = await tx.voucher.updateMany({
      where: {
        shopId,
        id: found.id,
        reference: null,
        state: { in: voucherMayBecome(state) },
      },
      data: {
        state,
        reference: adopt.reference,
        code: adopt.code,
        pageUrl: adopt.pageUrl,
        expiresAt: observation.facts.expiresAt ?? found.deadline,
        issuedAt: found.intendedAt,
        leaseUntil: null,
        refusal: null,
        endedAt: state === 'live' ? null : now,
      },
    });
    if (count === 1) {
      await record(tx, {
        shopId,
        id: deps.ids.next(),
        at: now,
        actor: 'gateway',
        kind: 'voucher.adopted',
        paymentId: found.paymentId as PaymentId,
        data: { reference: adopt.reference, transactionCode },
      });
    }
    const named = await tx.voucher.findUnique({ where: { shopId_id: { shopId, id: found.id } } });
    // Another code of the same attempt is not this one: what was paid on it belongs to nobody yet.
    return named?.reference === adopt.reference ? (found.id as VoucherId) : null;
  });
}

/** An attempt that the gateway refused is none that a shopper was promised a code by. */
const isPayable = ({ state }: Voucher, said: Observation['status']): boolean =>
  said === 'awaiting' && (state === 'intended' || state === 'orphan');
