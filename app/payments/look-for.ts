import { after, HOUR, MINUTE, SECOND } from '#app/kernel/clock.ts';

/** How long after an attempt a code may still turn up at its gateway: searches there lag behind, but not for days. */
const TURNS_UP_WITHIN_MS = 24 * HOUR;

/**
 * When a gateway is asked next whether it made a code after all: soon at first, then each time after as long as it has been
 * so far. Null when it would have turned up by now. Derived from the rows, so that any process may go on with it (law 6).
 */
export function nextLookAt(now: Date, intendedAt: Date): Date | null {
  const soFar = now.getTime() - intendedAt.getTime();
  if (soFar > TURNS_UP_WITHIN_MS) return null;
  return after(now, Math.min(Math.max(soFar, 10 * SECOND), HOUR + MINUTE));
}
