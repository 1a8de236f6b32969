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
] as const;

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** While one of these is open, nothing of the payment lapses, is released or given up (DESIGN 4: `held`). */
export const HOLDING_KINDS: readonly ExceptionKind[] = ['WRONG_AMOUNT', 'WRONG_CURRENCY'];
