import type { Observation } from '#app/gateways/gateway.ts';
import type { AccountId, CheckoutId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import { voucherMayBecome } from './moves.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database'>;

type Adopt = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly reference: string;
  /** What the shopper types, where the gateway says it. */
  readonly code: string | null;
  readonly observation: Extract<Observation, { facts: unknown }>;
  /** Our own code of the attempt, where the notification or the gateway names it. */
  readonly transactionCode: string | null;
};

/**
 * Gives an orphan its name: a code whose issue was never answered, found by the transaction code that the gateway
 * repeats (law 4). Its state is left to what the gateway says about it next.
 */
export async function adoptOrphan(deps: Deps, adopt: Adopt): Promise<VoucherId | null> {
  const { shopId, accountId, transactionCode, observation } = adopt;
  if (transactionCode === null) return null;
  return deps.database.inShop(shopId, async (tx) => {
    const found = await tx.voucher.findUnique({
      where: { shopId_accountId_transactionCode: { shopId, accountId, transactionCode } },
    });
    if (!found) return null;
    await lockCheckout(tx, { shopId, checkoutId: found.checkoutId as CheckoutId });
    const now = deps.clock.now();
    const { count } = await tx.voucher.updateMany({
      where: {
        shopId,
        id: found.id,
        reference: null,
        state: { in: voucherMayBecome('lapsed') },
      },
      data: {
        state: 'lapsed',
        reference: adopt.reference,
        code: adopt.code,
        expiresAt: observation.facts.expiresAt ?? found.deadline,
        issuedAt: found.intendedAt,
        leaseUntil: null,
        refusal: null,
        endedAt: now,
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
