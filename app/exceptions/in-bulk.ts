import type { ExceptionChoice } from './choices.ts';
import type { ExceptionKind } from './kinds.ts';

/**
 * By which choice several exceptions of a kind may be accepted with one reason; null: each is decided on its own. Accepting
 * must neither move money nor end that money is waited for, and must tell Shopify nothing:
 * - a fee was kept already, and a payment of another channel stays in the balance: nothing changes by accepting;
 * - where it was said that nothing moved, nothing does;
 * - of all others money is owed to somebody, was taken, or is still to come.
 */
export const ACCEPTED_IN_BULK: Readonly<Record<ExceptionKind, ExceptionChoice | null>> = {
  LATE_PAYMENT: null,
  DOUBLE_PAYMENT: null,
  WRONG_AMOUNT: null,
  WRONG_CURRENCY: null,
  REVERSED: null,
  UNKNOWN_VOUCHER: null,
  UNCONFIRMED_NOTIFICATION: 'nothing-to-do',
  SHOPIFY_REFUSED: null,
  CHANGED_REQUEST: 'nothing-to-do',
  MISSING_IN_REPORT: null,
  UNKNOWN_PAYMENT: 'accepted-as-reported',
  AMOUNT_MISMATCH: null,
  CURRENCY_MISMATCH: null,
  FEE_MISMATCH: 'accepted-as-reported',
  DUPLICATE_LINE: null,
  REFUND_MISMATCH: null,
  PAYOUT_MISMATCH: null,
  CHARGEBACK: null,
  FROZEN_FUNDS: null,
  PAID_IN_SHOPIFY_ONLY: null,
  UNKNOWN_ROW: null,
};
