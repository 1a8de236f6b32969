import { after, DAY, earlier, HOUR, later, MINUTE } from '#app/kernel/clock.ts';
import type { VoucherState } from './model.ts';

/** The one expiry policy (DESIGN 4, ADR 0006). */

export type DeadlineRules = { readonly deadlineHours: number; readonly graceMinutes: number };

/** Shopify gives a pending payment up after about 72 h (research: shopify.md 5); we stay this far inside. */
const SHOPIFY_PENDING_LIMIT_MS = 72 * HOUR;
const MARGIN_MS = 15 * MINUTE;
/** A code that lives shorter than this is not worth the shopper's way. */
const SHORTEST_CODE_MS = 30 * MINUTE;

/** Until when a new code should be payable; `null` when the session is too old for any code that Shopify would still wait for. */
export function voucherDeadline(
  now: Date,
  sessionOpenedAt: Date,
  rules: DeadlineRules,
): Date | null {
  const asked = after(now, rules.deadlineHours * HOUR);
  const limit = after(
    sessionOpenedAt,
    SHOPIFY_PENDING_LIMIT_MS - MARGIN_MS - rules.graceMinutes * MINUTE,
  );
  const deadline = earlier(asked, limit);
  return deadline >= after(now, SHORTEST_CODE_MS) ? deadline : null;
}

/** Until when Shopify is asked to wait: the code's end and the grace, inside Shopify's own limit, and never in the past. */
export function pendingUntil(now: Date, expiresAt: Date, rules: DeadlineRules): Date {
  const wanted = after(expiresAt, rules.graceMinutes * MINUTE);
  const most = after(now, SHOPIFY_PENDING_LIMIT_MS - MARGIN_MS);
  return later(earlier(wanted, most), after(now, 5 * MINUTE));
}

type Asked = { readonly state: VoucherState; readonly issuedAt: Date; readonly expiresAt: Date };

const AFTER_ISSUE = [2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR];
const LAST_AFTER_END = 7 * DAY;
const AFTER_END = [HOUR, 6 * HOUR, DAY, 3 * DAY, LAST_AFTER_END];

/** When the gateway is asked about a code for the last time: a week after the grace nothing more is to be learnt of it. */
export const lastAskAt = (expiresAt: Date, rules: DeadlineRules): Date =>
  after(expiresAt, rules.graceMinutes * MINUTE + LAST_AFTER_END);

/**
 * When the gateway is to be asked about a code next; `null` when there is nothing more to learn. Denser near the deadline,
 * again after the grace, and some days longer: late money and agency reversals come without a word.
 */
export function nextAskAt(now: Date, voucher: Asked, rules: DeadlineRules): Date | null {
  const grace = rules.graceMinutes * MINUTE;
  const ends = voucher.expiresAt;
  const fixed = [
    ...AFTER_ISSUE.map((ms) => after(voucher.issuedAt, ms)),
    after(ends, MINUTE),
    after(ends, grace),
    ...AFTER_END.map((ms) => after(ends, grace + ms)),
  ];
  const stillRunning = voucher.state === 'live' || voucher.state === 'voiding';
  if (stillRunning && now < ends) {
    const nearEnd = now >= after(ends, -2 * HOUR);
    const step = after(now, nearEnd ? 10 * MINUTE : HOUR);
    return soonestAfter(now, [...fixed, step, after(ends, -2 * HOUR)]);
  }
  if (stillRunning && now >= ends) return soonestAfter(now, [...fixed, after(now, 30 * MINUTE)]);
  return soonestAfter(
    now,
    fixed.filter((at) => at > ends),
  );
}

const soonestAfter = (now: Date, dates: readonly Date[]): Date | null =>
  dates
    .filter((date) => date > now)
    .reduce<Date | null>((best, date) => (best ? earlier(best, date) : date), null);
