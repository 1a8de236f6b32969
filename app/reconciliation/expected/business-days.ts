import Holidays from 'date-holidays';
import { DAY } from '#app/kernel/clock.ts';
import { limaDate, startOfLimaDay } from '#app/kernel/lima.ts';

/** A day of Lima as `2026-11-25`. */
export type Day = string;

/** When a gateway pays out: so many business days after the one on which a payment counts. */
export type Settling = {
  readonly settleDays: number;
  /** The first minute of a day in Lima (0 to 1440) that counts for the next business day; 1440: the whole day counts. */
  readonly cutOffMinute: number;
};

const peru = new Holidays('PE');
const holidaysOfYear = new Map<string, ReadonlySet<Day>>();

/**
 * Peru's national holidays of a year. The law (Decreto Legislativo 713, art. 6, with the laws 31381, 31530, 31788 and 31822)
 * does not name Easter Sunday, which the library does; art. 7 keeps each on its date, also when that is a Sunday. Days that a
 * decree makes free for the public sector alone are business days: banks and gateways work.
 */
export function holidaysOf(year: string): ReadonlySet<Day> {
  const known = holidaysOfYear.get(year);
  if (known) return known;
  const found = peru
    .getHolidays(year)
    .filter(({ type, rule }) => type === 'public' && rule !== 'easter')
    .map(({ date }) => date.slice(0, 10));
  const days = new Set(found);
  holidaysOfYear.set(year, days);
  return days;
}

const instantOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The day so many days later. */
export const dayAfter = (day: Day, days = 1): Day =>
  new Date(instantOf(day).getTime() + days * DAY).toISOString().slice(0, 10);

/** Monday to Friday, and no national holiday of Peru. */
export function isBusinessDay(day: Day): boolean {
  const weekday = instantOf(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(day.slice(0, 4)).has(day);
}

/** The day itself where it is a business day, else the first one after it. */
export function nextBusinessDay(day: Day): Day {
  let at = day;
  while (!isBusinessDay(at)) at = dayAfter(at);
  return at;
}

/** T+n: the business day that is `count` business days after one. */
export function addBusinessDays(day: Day, count: number): Day {
  let at = nextBusinessDay(day);
  for (let left = count; left > 0; left -= 1) at = nextBusinessDay(dayAfter(at));
  return at;
}

/** The business day on which a payment counts: its own, or the next where it came after the cut-off or on a free day. */
export function countingDay(paidAt: Date, cutOffMinute: number): Day {
  const minute = Math.floor((paidAt.getTime() - startOfLimaDay(paidAt).getTime()) / 60_000);
  const day = limaDate(paidAt);
  return nextBusinessDay(minute >= cutOffMinute ? dayAfter(day) : day);
}

/** The day by whose end a payment's money must have arrived. */
export const dueDay = (paidAt: Date, { settleDays, cutOffMinute }: Settling): Day =>
  addBusinessDays(countingDay(paidAt, cutOffMinute), settleDays);

/** Whether a text is a day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && instantOf(text).toJSON()?.slice(0, 10) === text;
