/** What a person must decide, one word each (DESIGN 6). */
export const EXCEPTION_KINDS = [
  'LATE_PAYMENT',
  'DOUBLE_PAYMENT',
  'WRONG_AMOUNT',
  'WRONG_CURRENCY',
  'REVERSED',
  'UNKNOWN_VOUCHER',
  'UNCONFIRMED_NOTIFICATION',
  'SHOPIFY_REFUSED',
  'CHANGED_REQUEST',
  // From reconciliation.
  'MISSING_IN_REPORT',
  'UNKNOWN_PAYMENT',
  'AMOUNT_MISMATCH',
  'CURRENCY_MISMATCH',
  'FEE_MISMATCH',
  'DUPLICATE_LINE',
  'REFUND_MISMATCH',
  'PAYOUT_MISMATCH',
  'CHARGEBACK',
  'FROZEN_FUNDS',
  'PAID_IN_SHOPIFY_ONLY',
  'UNKNOWN_ROW',
] as const;

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** While one of these is open, nothing of the payment lapses, is released or given up (DESIGN 4: `held`). */
export const HOLDING_KINDS: readonly ExceptionKind[] = ['WRONG_AMOUNT', 'WRONG_CURRENCY'];
