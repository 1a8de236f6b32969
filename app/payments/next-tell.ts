import { after, MINUTE } from '#app/kernel/clock.ts';
import { sameMoney } from '#app/kernel/money.ts';
import {
  type CheckoutFacts,
  isKnown,
  type Payment,
  type Receipt,
  settling,
  type Tell,
  type TellWhat,
  type Voucher,
} from './model.ts';

/** What should be said to Shopify about a payment now, or what a person must hear instead. */
export type NextTell =
  | { readonly say: TellWhat }
  | { readonly say: null }
  /** This money has come in, and Shopify can no longer take it. */
  | { readonly say: null; readonly late: Receipt };

const NOTHING: NextTell = { say: null };

/**
 * Follows from what is owed, the codes and what came in. Money speaks first: once a receipt settles a payment, `paid` is
 * said whatever else was being said; it is never said twice, and never after a `reject` that Shopify took.
 */
export function nextTell(payment: Payment, facts: CheckoutFacts): NextTell {
  if (payment.notServed !== null) return NOTHING;
  const tells = facts.tells.filter((tell) => tell.paymentId === payment.id);
  const took = (what: TellWhat) =>
    tells.some((tell) => tell.what === what && tell.state === 'applied');
  const ended = (what: TellWhat) =>
    tells.some(
      (tell) => tell.what === what && (tell.state === 'applied' || tell.state === 'refused'),
    );
  const money = settling(payment, facts);
  if (money) {
    if (ended('paid')) return NOTHING;
    return took('reject') ? { say: null, late: money } : { say: 'paid' };
  }
  if (ended('paid') || ended('reject')) return NOTHING;
  // Whether Shopify took `pending` is unknown, and saying it again is how to find out (law 4).
  const unanswered = tells.some(
    ({ what, state }) => what === 'pending' && state === 'indeterminate',
  );
  const otherwise: NextTell = unanswered ? { say: 'pending' } : NOTHING;
  if (facts.heldPayments.has(payment.id)) return otherwise;
  if (wantsReject(payment, facts)) return mayWait(tells) ? { say: 'reject' } : otherwise;
  if (payment.landedAt === null || payment.givenUpAt !== null) return otherwise;
  const live = facts.vouchers.some(
    (voucher) => voucher.state === 'live' && sameMoney(voucher.amount, payment.amount),
  );
  return live && !ended('pending') ? { say: 'pending' } : otherwise;
}

/** Late money by its own name: raised once by whoever finds it, and other late money is raised again. */
export const lateSubject = (payment: Payment, money: Receipt): string =>
  `${payment.id}/${money.id}`;

/** Shopify waits, or may: it took `pending`, or that call's outcome is unknown, or the reject that follows it is under way. */
const mayWait = (tells: readonly Tell[]): boolean =>
  tells.some(({ what, state }) => {
    if (what === 'pending') return state === 'applied' || state === 'indeterminate';
    return what === 'reject' && (state === 'due' || state === 'indeterminate');
  });

/** No code of the checkout can be paid any more, and the shopper or the shop's own rule has given the session up. */
function wantsReject(payment: Payment, facts: CheckoutFacts): boolean {
  if (!facts.vouchers.every((voucher) => isDead(voucher, facts))) return false;
  if (payment.givenUpAt !== null) return facts.vouchers.some(isKnown);
  return facts.onLapse === 'reject' && facts.vouchers.some(({ state }) => state === 'lapsed');
}

/**
 * Nothing that could still settle a session comes of this code. One that lapsed is dead when the gateway was asked again
 * after the grace, since late money may be on its way (DESIGN 4); one that was paid, when a person decided on its money.
 */
function isDead(voucher: Voucher, { receipts, graceMinutes }: CheckoutFacts): boolean {
  if (!isKnown(voucher)) return voucher.state !== 'intended';
  if (voucher.state === 'lapsed') {
    const graceOver = after(voucher.expiresAt, graceMinutes * MINUTE);
    return voucher.askedAt !== null && voucher.askedAt >= graceOver;
  }
  const own = receipts.filter((receipt) => receipt.voucherId === voucher.id && !receipt.reversed);
  return voucher.state === 'paid'
    ? own.length > 0 && own.every((receipt) => receipt.purpose === 'mismatch')
    : voucher.state === 'voided';
}

/** Whether an open tell still says what should be said. */
export const stillRight = (open: Tell, next: NextTell): boolean => open.what === next.say;
