import { after, DAY, earlier, HOUR, MINUTE } from '#app/kernel/clock.ts';
import { limaDate, startOfLimaDay } from '#app/kernel/lima.ts';

/** A day in Lima, as `2026-11-25`. */
export type ComparedDay = string;

/** The first instant of a day in Lima. */
export const startOfDay = (day: ComparedDay): Date => new Date(`${day}T00:00:00-05:00`);

export const dayBefore = (day: ComparedDay, days: number): ComparedDay =>
  limaDate(after(startOfDay(day), -days * DAY));

/** Every day of a span, both ends in it; the latest first, since its money is the freshest. */
export function daysOf(from: ComparedDay, to: ComparedDay): readonly ComparedDay[] {
  const days: ComparedDay[] = [];
  for (let day = to; day >= from; day = dayBefore(day, 1)) days.push(day);
  return days;
}

/**
 * How many days ago a night looks at: a code lives two days and Shopify waits three for it; a week later comes what an agency
 * takes back.
 */
const NIGHTLY = [1, 2, 3, 7];

export const nightlyDays = (today: ComparedDay): readonly ComparedDay[] =>
  NIGHTLY.map((ago) => dayBefore(today, ago));

const FIRST_AT = 3 * HOUR;
/** Shops are spread over two hours of the night. */
const SPREAD_MINUTES = 120;

/** When a shop is compared after `now`: the next night in Lima, at the shop's own minute. */
export function nextNight(now: Date, shopId: string): Date {
  const place = [...shopId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const ofNight = FIRST_AT + (place % SPREAD_MINUTES) * MINUTE;
  const tonight = after(startOfLimaDay(now), ofNight);
  return tonight > now ? tonight : after(tonight, DAY);
}

const RETRY_MS = 30 * MINUTE;

/** When what gave no answer is asked again: after half an hour, an hour, two …, and in the next night at the latest. */
export function nextTry(now: Date, shopId: string): Date {
  const night = nextNight(now, shopId);
  const sinceNight = now.getTime() - after(night, -DAY).getTime();
  return earlier(night, after(now, Math.max(RETRY_MS, sinceNight)));
}

/**
 * How far back an order is looked for: Shopify shows an app that may read orders those of sixty days (access scope
 * `read_orders`, shopify.dev, 2026). An older one that it does not show is no order that is missing.
 */
export const SHOWN_DAYS = 59;

/** Whether Shopify still shows the orders of a day; `today` in Lima. */
export const isShown = (day: ComparedDay, today: ComparedDay): boolean =>
  day >= dayBefore(today, SHOWN_DAYS);
