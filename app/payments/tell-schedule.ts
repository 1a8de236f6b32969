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

/** How many attempts follow each other within seconds. */
const SOON_ATTEMPTS = 8;

/** So many attempts without being taken, and a person hears of money that Shopify does not know (about a day). */
export const ATTEMPTS_OF_A_DAY = WAITS_MS.length;

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
  // Shopify's one sentence for "not yet received" also stands for "ended otherwise": soon is only believed for a while.
  if (error?.kind === 'again-soon' && attempts <= SOON_ATTEMPTS)
    return after(now, attempts * SECOND);
  if (error?.kind === 'shorter' && attempts <= SOON_ATTEMPTS) return after(now, SECOND);
  const wait = WAITS_MS[attempts - 1] ?? SLOW_MS;
  const asked = error?.kind === 'again-later' ? Math.min(error.retryAfterMs ?? 0, HOUR) : 0;
  return after(now, Math.max(asked, Math.round(wait * (1 - jitter / 5))));
}
