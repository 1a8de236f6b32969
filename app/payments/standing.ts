import { sameMoney } from '#app/kernel/money.ts';
import {
  type CheckoutFacts,
  type Payment,
  type PaymentState,
  settles,
  settling,
  type Voucher,
} from './model.ts';

/** What a person sees of a payment, derived from what is owed, its codes, what came in and who decided; nothing else sets it. */
export function standingOf(payment: Payment, facts: CheckoutFacts): PaymentState {
  if (payment.notServed !== null) return 'not-served';
  if (settling(payment, facts)) return 'paid';
  if (facts.heldPayments.has(payment.id)) return 'held';
  if (facts.receipts.some((receipt) => settles(receipt, payment))) return 'reversed';
  const vouchers = facts.vouchers.filter(
    (voucher) => voucher.paymentId === payment.id || shares(payment, voucher),
  );
  const has = (...states: string[]) => vouchers.some((voucher) => states.includes(voucher.state));
  if (payment.givenUpAt !== null) return has('live', 'voiding') ? 'awaiting' : 'cancelled';
  if (has('live', 'voiding')) return 'awaiting';
  if (has('intended')) return 'verifying';
  // Paid, yet not for this session: by a wrong amount that a person decided on, or for another session of the checkout.
  if (has('voided', 'paid')) return 'cancelled';
  if (has('lapsed')) return 'expired';
  return has('orphan') ? 'verifying' : 'opened';
}

/** A code of another session of the checkout counts for this one if it could be paid after the shopper came. */
const shares = (payment: Payment, voucher: Voucher): boolean =>
  payment.landedAt !== null &&
  voucher.state !== 'refused' &&
  sameMoney(voucher.amount, payment.amount) &&
  (voucher.endedAt === null || voucher.endedAt > payment.landedAt);
