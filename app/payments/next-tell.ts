import { sameMoney } from '#app/kernel/money.ts';
import { type CheckoutFacts, type Payment, settles, type Tell, type TellWhat } from './model.ts';

/** What should be said to Shopify about a payment now, or what a person must hear instead. */
export type NextTell =
  | { readonly say: TellWhat }
  | { readonly say: null }
  /** Money has come in that Shopify can no longer take. */
  | { readonly say: null; readonly late: true };

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
  if (hasMoney(payment, facts)) {
    if (ended('paid')) return NOTHING;
    return took('reject') ? { say: null, late: true } : { say: 'paid' };
  }
  if (facts.heldPayments.has(payment.id) || ended('paid')) return NOTHING;
  if (wantsReject(payment, facts))
    return took('pending') && !ended('reject') ? { say: 'reject' } : NOTHING;
  if (payment.landedAt === null || payment.givenUpAt !== null) return NOTHING;
  const live = facts.vouchers.some(
    (voucher) => voucher.state === 'live' && sameMoney(voucher.amount, payment.amount),
  );
  return live && !ended('pending') && !ended('reject') ? { say: 'pending' } : NOTHING;
}

const hasMoney = (payment: Payment, facts: CheckoutFacts): boolean =>
  facts.receipts.some((receipt) => settles(receipt, payment) && !receipt.reversed);

/** No code of the checkout can be paid any more, and the shopper or the shop's own rule has given the session up. */
function wantsReject(payment: Payment, facts: CheckoutFacts): boolean {
  const dead = facts.vouchers.every((voucher) =>
    ['lapsed', 'voided', 'refused', 'orphan'].includes(voucher.state),
  );
  if (!dead) return false;
  const voided = facts.vouchers.some((voucher) => voucher.state === 'voided');
  const lapsed = facts.vouchers.some((voucher) => voucher.state === 'lapsed');
  return (
    (payment.givenUpAt !== null && (voided || lapsed)) || (lapsed && facts.onLapse === 'reject')
  );
}

/** Whether an open tell still says what should be said. */
export const stillRight = (open: Tell, next: NextTell): boolean => open.what === next.say;
