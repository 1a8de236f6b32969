import type { ReportPeriod } from '#app/gateways/report-source.ts';
import { after, DAY, earlier, HOUR, later, MINUTE, SECOND } from '#app/kernel/clock.ts';
import { startOfLimaDay } from '#app/kernel/lima.ts';

/** Longer than that nobody waited for a report that was not missed; older ones are brought by hand. */
const LONGEST_SPAN_MS = 31 * DAY;

const FIRST_AT = 2 * HOUR;
/** Accounts are spread over an hour of the night, before the days are compared. */
const SPREAD_MINUTES = 60;

/** When an account's report is asked for next: at its own minute of the night in Lima that has not begun yet. */
export function nextNight(now: Date, accountId: string): Date {
  const place = [...accountId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const tonight = after(startOfLimaDay(now), FIRST_AT);
  const night = now < tonight ? tonight : after(tonight, DAY);
  return after(night, (place % SPREAD_MINUTES) * MINUTE);
}

const wholeSecond = (at: Date): Date => after(at, -(at.getTime() % SECOND));

const spanning = (from: Date, until: Date): ReportPeriod => ({
  from: wholeSecond(later(from, after(until, -LONGEST_SPAN_MS))),
  until: wholeSecond(until),
});

/** What a night asks for: all days in Lima that have ended and were not fetched; null where none is left. */
export function nightlyPeriod(coveredUntil: Date, now: Date): ReportPeriod | null {
  const today = startOfLimaDay(now);
  return coveredUntil < today ? spanning(coveredUntil, today) : null;
}

/** What a person who wishes it now gets: what lacks, and today so far. */
export function periodUpTo(now: Date, coveredUntil: Date): ReportPeriod {
  const until = wholeSecond(now);
  const from = earlier(coveredUntil, startOfLimaDay(now));
  return spanning(from < until ? from : after(until, -DAY), until);
}

/** Up to when nothing lacks after a report came: a day that has not ended is fetched again. */
export const coveredBy = ({ until }: ReportPeriod, coveredUntil: Date, now: Date): Date =>
  later(coveredUntil, earlier(until, startOfLimaDay(now)));

/** When a report that is being made is looked for again: after a minute, two, four …, a quarter of an hour at most. */
export const nextLook = (now: Date, tries: number): Date =>
  after(now, Math.min(2 ** tries * MINUTE, 15 * MINUTE));

/** So long a report may take to be made. */
export const PATIENCE_MS = 6 * HOUR;

const MOST_TRIES = 8;

/** When what failed is tried again: after five minutes, ten, twenty …, two hours at most; null where it was tried enough. */
export function nextTry(now: Date, tries: number, asksForMs = 0): Date | null {
  if (tries >= MOST_TRIES) return null;
  return after(now, Math.max(asksForMs, Math.min(2 ** tries * 5 * MINUTE, 2 * HOUR)));
}
