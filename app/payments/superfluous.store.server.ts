import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { providerOf } from '#app/merchants/account-provider.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { record } from './journal.server.ts';
import type { CheckoutFacts, KnownVoucher, PaymentState } from './model.ts';
import { isKnown } from './model.ts';
import { standingOf } from './standing.ts';
import { isSuperfluous } from './superfluous.ts';

type Deps = Pick<Foundation, 'clock' | 'ids'>;

/**
 * Where a checkout's money is in, no other code of it should be paid: the one that lives is to be voided, due at once,
 * where its gateway can void (else it stays live and is shown). The gateway is called later, by who takes up the row
 * (law 5). When the money has just come in, codes that may live unknown to us are asked about at once. True when a code
 * was moved.
 */
export async function dropSuperfluous(
  deps: Deps,
  tx: ShopTransaction,
  facts: CheckoutFacts,
): Promise<boolean> {
  const superfluous = facts.vouchers
    .filter(isKnown)
    .filter((voucher) => isSuperfluous(voucher, facts));
  if (superfluous.length === 0) return false;
  if (hasJustComeIn(facts)) await askAtOnce(deps, tx, { facts, superfluous });
  const live = superfluous.find(({ state }) => state === 'live');
  if (!live || !(await canVoid(tx, { ...live, shopId: facts.shopId }))) return false;
  return beginVoid(deps, tx, { facts, voucher: live });
}

const MONEY_STATES: readonly PaymentState[] = ['paid', 'held'];

/** Whether a session of the checkout becomes paid or held by this very change. */
const hasJustComeIn = (facts: CheckoutFacts): boolean =>
  facts.payments.some(
    (payment) =>
      !MONEY_STATES.includes(payment.state) && MONEY_STATES.includes(standingOf(payment, facts)),
  );

/** Codes that we call dead before their end, or whose money was taken back: the gateway may call them payable. */
async function askAtOnce(
  deps: Deps,
  tx: ShopTransaction,
  { facts, superfluous }: { facts: CheckoutFacts; superfluous: readonly KnownVoucher[] },
): Promise<void> {
  const now = deps.clock.now();
  const doubtful = superfluous.filter(
    ({ state, expiresAt }) => state !== 'live' && state !== 'voiding' && expiresAt > now,
  );
  if (doubtful.length === 0) return;
  await tx.voucher.updateMany({
    where: { shopId: facts.shopId, id: { in: doubtful.map(({ id }) => id) } },
    data: { nextAskAt: now },
  });
}

async function canVoid(
  tx: ShopTransaction,
  { shopId, accountId, version }: { shopId: ShopId; accountId: AccountId; version: string | null },
): Promise<boolean> {
  const account = await tx.gatewayAccount.findUnique({
    where: { shopId_id: { shopId, id: accountId } },
  });
  const declaredGatewayId = version ?? account?.declaredGatewayId ?? null;
  const provider = account && (await providerOf(tx, shopId, { ...account, declaredGatewayId }));
  return provider?.capabilities.voids ?? false;
}

/** The intent of a void that nobody asked for but the money: by the clock, with the receipt that made the code superfluous. */
async function beginVoid(
  deps: Deps,
  tx: ShopTransaction,
  { facts, voucher }: { facts: CheckoutFacts; voucher: KnownVoucher },
): Promise<boolean> {
  const { shopId } = facts;
  const now = deps.clock.now();
  const { count } = await tx.voucher.updateMany({
    where: { shopId, id: voucher.id, state: 'live' },
    data: { state: 'voiding', nextAskAt: now, leaseUntil: null },
  });
  if (count === 0) return false;
  const money = facts.receipts.find((receipt) => !receipt.reversed);
  await record(tx, {
    shopId,
    id: deps.ids.next(),
    at: now,
    actor: 'clock',
    kind: 'voucher.voiding',
    paymentId: voucher.paymentId,
    data: { reference: voucher.reference, why: 'paid-elsewhere', receipt: money?.id ?? null },
  });
  return true;
}
