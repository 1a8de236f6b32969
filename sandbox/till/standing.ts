import type { Code, Payment, Status } from './codes.ts';

/** What a code is once an agency took its only payment back; PagoEfectivo's is owed again. */
export type AfterReversal = 'owed-again' | 'reversed';

/**
 * A code's status now, derived from what happened to it: money that stands outweighs all else, then what became of money
 * that was there, then what the merchant and the clock did.
 */
export function statusOf(code: Code, now: Date, afterReversal: AfterReversal): Status {
  const paid = standingPayments(code);
  if (paid.length > 0) return refundedMinor(code) >= sum(paid) ? 'refunded' : 'paid';
  if (code.payments.some(({ reversedBy }) => reversedBy === 'dispute')) return 'charged-back';
  if (code.payments.length > 0 && afterReversal === 'reversed') return 'reversed';
  if (code.voidedAt) return 'voided';
  return now.getTime() >= code.expiresAt.getTime() ? 'lapsed' : 'awaiting';
}

/** The payments nobody took back, oldest first. */
export const standingPayments = (code: Code): Payment[] =>
  code.payments.filter((payment) => payment.reversedAt === null);

/** What was given back so far by refunds that went out. */
export const refundedMinor = (code: Code): bigint =>
  sum(code.refunds.filter(({ state }) => state === 'sent'));

const sum = (amounts: readonly { readonly amountMinor: bigint }[]): bigint =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
