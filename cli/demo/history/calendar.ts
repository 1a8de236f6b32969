const DAY = 86_400_000;
/** Between two days of sales; what one sold is settled on the next. */
const EVERY_DAYS = 3;
const AT_LEAST_DAYS = 34;
/** Days of sales in the month that can be closed. */
const CLEAN = 3;
/** So long ago was the first trouble at the least: what a report left out is overdue since. */
const TROUBLE_DAYS = 10;

/** Which of the settlements with troubles; what the last one has is not overdue yet. */
export type Trouble = 'first' | 'second' | 'last';

/** A day on which the shop sold, in Lima, as `2026-11-25`, and what is wrong with what is settled on it. */
export type SalesDay = { readonly day: string; readonly trouble: Trouble | null };

/**
 * The days of the history, until yesterday. All troubles lie in later months than its first days: these are in the way of no
 * closing.
 */
export function salesDays(today: string): readonly SalesDay[] {
  const since = `${daysBefore(today, TROUBLE_DAYS).slice(0, 7)}-01`;
  const clean: string[] = [];
  const troubled: string[] = [];
  for (let ago = 1; ago <= AT_LEAST_DAYS || clean.length < CLEAN; ago += EVERY_DAYS) {
    const day = daysBefore(today, ago);
    (day < since ? clean : troubled).unshift(day);
  }
  const troubleOf = new Map<string | undefined, Trouble>([
    [troubled.at(-1), 'last'],
    [troubled[0], 'first'],
    [troubled[1], 'second'],
  ]);
  return [...clean, ...troubled].map((day) => ({ day, trouble: troubleOf.get(day) ?? null }));
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

/** Noon of a day in Lima. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00-05:00`);
