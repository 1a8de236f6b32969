import { type CheckoutFacts, type Payment, type PaymentState, settles } from './model.ts';

/** What a person sees of a payment, derived from what is owed, its codes, what came in and who decided; nothing else sets it. */
export function standingOf(payment: Payment, facts: CheckoutFacts): PaymentState {
  if (payment.notServed !== null) return 'not-served';
  const settled = facts.receipts.filter((receipt) => settles(receipt, payment));
  if (settled.some((receipt) => !receipt.reversed)) return 'paid';
  if (facts.heldPayments.has(payment.id)) return 'held';
  if (settled.length > 0) return 'reversed';
  const vouchers = facts.vouchers.filter(
    (voucher) =>
      voucher.paymentId === payment.id ||
      (payment.landedAt !== null &&
        voucher.amount.minor === payment.amount.minor &&
        voucher.state !== 'refused'),
  );
  const has = (...states: string[]) => vouchers.some((voucher) => states.includes(voucher.state));
  if (payment.givenUpAt !== null) return has('live', 'voiding') ? 'awaiting' : 'cancelled';
  if (has('live', 'voiding')) return 'awaiting';
  if (has('intended')) return 'verifying';
  if (has('voided')) return 'cancelled';
  if (has('lapsed')) return 'expired';
  return has('orphan') ? 'verifying' : 'opened';
}
