import { after, HOUR, MINUTE, SECOND } from '#app/kernel/clock.ts';
import type { NotTaken } from '#app/rails/rail.ts';

/** Waits between attempts: 20 of them inside 22 h, as Shopify demands 18 within 24 h (research: shopify.md 5). */
const WAITS_MS = [
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  20 * SECOND,
  45 * SECOND,
  1.5 * MINUTE,
  3 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  45 * MINUTE,
  HOUR,
  HOUR,
  1.5 * HOUR,
  2 * HOUR,
  2.5 * HOUR,
  3 * HOUR,
  3 * HOUR,
  4 * HOUR,
] as const;

/** After the first day it is tried every six hours, for as long as it is due: money is never given up. */
const SLOW_MS = 6 * HOUR;

type Attempt = {
  readonly now: Date;
  readonly openedAt: Date;
  /** How many were made so far, this one included. */
  readonly attempts: number;
  readonly error: NotTaken | null;
  /** 0 ≤ jitter < 1. */
  readonly jitter: number;
};

/** When to say it again. Jitter takes up to a fifth off, so that a thousand shops don't come back in one second. */
export function nextAttemptAt({ now, attempts, error, jitter }: Attempt): Date {
  if (error?.kind === 'again-soon') return after(now, Math.min(attempts, 15) * SECOND);
  if (error?.kind === 'shorter') return after(now, SECOND);
  const wait = WAITS_MS[attempts - 1] ?? SLOW_MS;
  const asked = error?.kind === 'again-later' ? (error.retryAfterMs ?? 0) : 0;
  return after(now, Math.max(asked, Math.round(wait * (1 - jitter / 5))));
}
