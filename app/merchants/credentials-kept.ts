import { after, DAY, later } from '#app/kernel/clock.ts';

/**
 * How long after the end of its last code an account may still bring news of it. Codes are asked about for a week, dLocal
 * repeats a notification for four days; a month leaves room for a person who must look, and is how long we keep what we refused.
 */
export const LATE_WINDOW = 30 * DAY;

/**
 * How long after an account was retired its money may still be given back, taken back or accounted for, which is done with
 * the same keys: sellers of PagoEfectivo codes take refunds for 90 (PPRO) to 180 days (Monetix; their documents, 2026).
 */
const SETTLEMENT_WINDOW = 180 * DAY;

/** Until when a retired account's credentials are needed. `lastEnd`: until when its last code could be paid; null without any. */
export function credentialsNeededUntil(retiredAt: Date, lastEnd: Date | null): Date {
  const settled = after(retiredAt, SETTLEMENT_WINDOW);
  return lastEnd === null ? settled : later(settled, after(lastEnd, LATE_WINDOW));
}

export type RetiredAccount = {
  readonly retiredAt: Date;
  readonly lastEnd: Date | null;
  /** A code of it lives, is being voided or looked for; news of it is unread; or a refund of it waits. */
  readonly open: boolean;
};

export type CredentialsFate =
  | { readonly kind: 'erase' }
  | { readonly kind: 'keep'; readonly lookAt: Date };

/** Whether a retired account's credentials are erased now; if not, when that is thought about again. */
export function credentialsFate(now: Date, account: RetiredAccount): CredentialsFate {
  const until = credentialsNeededUntil(account.retiredAt, account.lastEnd);
  if (now < until) return { kind: 'keep', lookAt: until };
  return account.open ? { kind: 'keep', lookAt: after(now, DAY) } : { kind: 'erase' };
}
