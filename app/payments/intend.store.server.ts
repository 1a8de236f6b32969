import { closeAlert, raiseAlert } from '#app/alerts/alert.server.ts';
import type { ContactField } from '#app/gateways/gateway.ts';
import { after, MINUTE } from '#app/kernel/clock.ts';
import type { AccountId, CheckoutId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { sameMoney } from '#app/kernel/money.ts';
import type { LimitReached } from '#app/merchants/account-limits.ts';
import type { Fingerprint } from '#app/merchants/blocked-shopper.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { voucherDeadline } from './deadlines.ts';
import {
  type CheckoutFacts,
  isKnown,
  isMoneyIn,
  isRejected,
  type KnownVoucher,
  modeOf,
  type Payment,
  type Voucher,
} from './model.ts';
import { reconsider } from './reconsider.server.ts';
import { readRules } from './rules.store.server.ts';
import { limitAgainst } from './within-limits.server.ts';

/** How long an issue may be under way before its outcome counts as unknown. */
const ISSUE_LEASE_MS = MINUTE;

/** What a landing shopper finds. */
export type Intent =
  /** The code of this checkout stands already, or nothing more is to be issued. */
  | { readonly kind: 'stands'; readonly voucher: KnownVoucher | null }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'no-account' }
  /** The merchant himself set a limit that stands against it. */
  | { readonly kind: 'limited'; readonly limit: LimitReached }
  /** The gateway wants to know more of the shopper before it makes a code. */
  | { readonly kind: 'ask-contact'; readonly needs: readonly ContactField[] }
  /** An earlier attempt's outcome is unknown, and its gateway can be asked for it: before another code is made (law 4). */
  | {
      readonly kind: 'look-first';
      readonly voucherId: VoucherId;
      readonly accountId: AccountId;
      readonly version: string | null;
      readonly transactionCode: string;
    }
  /** Another code of this checkout must be dead first: its amount differs. */
  | { readonly kind: 'void-first'; readonly voucher: KnownVoucher }
  | { readonly kind: 'issue'; readonly voucher: Voucher; readonly deadline: Date };

type Deps = Pick<Foundation, 'clock' | 'ids'>;
type Landing = {
  readonly shopId: ShopId;
  readonly checkoutId: CheckoutId;
  readonly payment: Payment;
  readonly accountId: AccountId | null;
  /** The version that the account was opened by, and the code will be asked for. */
  readonly version: string | null;
  /** The shopper asks for a new code after the old one lapsed. */
  readonly renew: boolean;
  /** What the gateway wants to know of the shopper and nobody said yet. */
  readonly needs: readonly ContactField[];
  readonly fingerprints: readonly Fingerprint[];
};

/**
 * Decides, under the checkout's lock, whether a code is to be issued, and writes the intent before any foreign call
 * (law 5). Opened twice at once, one finds `issue` and the other `under-way`. Whatever stands against a new code is said
 * before the one whose place it would take is voided: else a shopper would lose the code he has and get none.
 */
export async function intendVoucher(
  deps: Deps,
  tx: ShopTransaction,
  landing: Landing,
): Promise<Intent> {
  const { shopId, checkoutId } = landing;
  const now = deps.clock.now();
  const facts = await lockCheckout(tx, { shopId, checkoutId });
  // What was read before the lock may be old by now: the shopper may have given up in another tab.
  const payment = facts.payments.find(({ id }) => id === landing.payment.id) ?? landing.payment;
  if (payment.landedAt === null) {
    await tx.payment.updateMany({
      where: { shopId, id: payment.id, landedAt: null },
      data: { landedAt: now },
    });
  }
  const standing = standingIntent(facts, payment, landing.renew);
  if (standing && standing.kind !== 'void-first') {
    if (standing.kind === 'stands')
      await reconsider(deps, tx, { shopId, checkoutId, actor: 'shopper' });
    return standing;
  }
  const replaces = standing?.voucher.id ?? null;
  const allowed = await allow(deps, tx, { ...landing, payment, replaces });
  if (allowed.kind !== 'allowed') return allowed;
  return standing ?? writeIntent(deps, tx, { ...landing, ...allowed, payment });
}

type Allow = Landing & {
  /** The code that the new one would take the place of. */
  readonly replaces: VoucherId | null;
};
type Allowed = {
  readonly kind: 'allowed';
  readonly accountId: AccountId;
  readonly deadline: Date;
};
type NotAllowed = Extract<Intent, { kind: 'no-account' | 'too-late' | 'ask-contact' | 'limited' }>;

/** What stands against a new code: of the house, of the gateway, of the merchant. */
async function allow(deps: Deps, tx: ShopTransaction, asked: Allow): Promise<Allowed | NotAllowed> {
  const { shopId, accountId, payment, needs } = asked;
  const now = deps.clock.now();
  const noAccount = { shopId, kind: 'NO_ACCOUNT', subject: modeOf(payment), at: now } as const;
  if (accountId === null) {
    await raiseAlert(tx, { ...noAccount, id: deps.ids.next() });
    return { kind: 'no-account' };
  }
  await closeAlert(tx, noAccount);
  const rules = await readRules(tx, shopId);
  const deadline = voucherDeadline(now, payment.openedAt, rules);
  if (deadline === null) return { kind: 'too-late' };
  if (needs.length > 0) return { kind: 'ask-contact', needs };
  const limit = await limitAgainst(deps, tx, { ...asked, accountId });
  return limit === null ? { kind: 'allowed', accountId, deadline } : { kind: 'limited', limit };
}

type Write = Landing & Omit<Allowed, 'kind'>;

async function writeIntent(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, checkoutId, payment, accountId, version, deadline }: Write,
): Promise<Intent> {
  const now = deps.clock.now();
  const id = deps.ids.next() as VoucherId;
  await tx.voucher.create({
    data: {
      shopId,
      id,
      checkoutId,
      paymentId: payment.id,
      accountId,
      declaredGatewayId: version,
      transactionCode: id,
      state: 'intended',
      amountMinor: payment.amount.minor,
      currency: payment.amount.currency,
      deadline,
      intendedAt: now,
      leaseUntil: after(now, ISSUE_LEASE_MS),
      nextAskAt: after(now, ISSUE_LEASE_MS),
    },
  });
  const made = await reconsider(deps, tx, { shopId, checkoutId, actor: 'shopper' });
  const voucher = made.vouchers.find((candidate) => candidate.id === id);
  if (!voucher) throw new Error('the intent was not written');
  return { kind: 'issue', voucher, deadline };
}

function standingIntent(facts: CheckoutFacts, payment: Payment, renew: boolean): Intent | null {
  const current = facts.vouchers.find((voucher) =>
    ['intended', 'live', 'voiding'].includes(voucher.state),
  );
  const settled = settledBy(facts, payment);
  const last = facts.vouchers.findLast(
    (voucher): voucher is KnownVoucher => 'reference' in voucher,
  );
  if (settled) return { kind: 'stands', voucher: settled };
  if (payment.notServed !== null || payment.givenUpAt !== null || isRejected(payment, facts))
    return { kind: 'stands', voucher: last ?? null };
  if (current?.state === 'intended') return { kind: 'under-way' };
  if (current?.state === 'voiding') return { kind: 'under-way' };
  if (current?.state === 'live') {
    return sameMoney(current.amount, payment.amount)
      ? { kind: 'stands', voucher: current }
      : { kind: 'void-first', voucher: current };
  }
  const unanswered = facts.vouchers.find(
    (voucher) =>
      voucher.state === 'orphan' && voucher.lookForAt !== null && voucher.refusal !== 'not-found',
  );
  if (unanswered) {
    const { id: voucherId, accountId, version, transactionCode } = unanswered;
    return { kind: 'look-first', voucherId, accountId, version, transactionCode };
  }
  if (renew) return null;
  const ended = facts.vouchers.findLast(
    (voucher) =>
      voucher.paymentId === payment.id && voucher.state !== 'orphan' && voucher.state !== 'refused',
  );
  return ended && 'reference' in ended ? { kind: 'stands', voucher: ended } : null;
}

/**
 * The code whose money is in already, for this session or for another of its checkout: no second code is issued beside
 * money, also when Shopify no longer takes it (LATE_PAYMENT) or a person must still decide on it.
 */
function settledBy(facts: CheckoutFacts, payment: Payment): KnownVoucher | null {
  const moneyIsIn = isMoneyIn(facts);
  const money = facts.receipts.findLast(
    (receipt) => receipt.paymentId === payment.id || (moneyIsIn && !receipt.reversed),
  );
  const voucher = facts.vouchers.find(({ id }) => id === money?.voucherId);
  return voucher && isKnown(voucher) ? voucher : null;
}
