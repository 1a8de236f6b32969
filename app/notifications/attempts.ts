import { after, DAY, HOUR, later, SECOND } from '#app/kernel/clock.ts';

/**
 * So many attempts, eight and a half minutes of asking, and a person hears of money that was announced and that the
 * gateway does not confirm: longer than a gateway's own books lag behind its notifications, and soon enough that nobody
 * ships, or turns a shopper away, in ignorance of it.
 */
export const CONFIRMED_BY_NOW = 10;

/** 1 s, 2 s, 4 s … up to an hour, for as long as the gateway cannot be asked. */
export const waitAfter = (attempts: number): number =>
  Math.min(SECOND * 2 ** Math.min(attempts - 1, 20), HOUR);

/** How long a notification is asked about at the least, however dead its code is when it comes. */
const AT_LEAST_MS = 7 * DAY;

export type Differing = {
  readonly now: Date;
  readonly receivedAt: Date;
  readonly attempts: number;
  /** Until when the code itself is asked about (payments/deadlines). */
  readonly askedUntil: Date;
};

/**
 * When to ask again about a notification that the gateway does not confirm: as above for a day, then daily; `null` when
 * the code's own time is over and nothing more is to be learnt. Derived from the row alone (law 6).
 */
export function nextAttempt({ now, receivedAt, attempts, askedUntil }: Differing): Date | null {
  if (now >= later(askedUntil, after(receivedAt, AT_LEAST_MS))) return null;
  const isFresh = now < after(receivedAt, DAY);
  return after(now, isFresh ? waitAfter(attempts) : DAY);
}
