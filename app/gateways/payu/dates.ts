import { earlier, HOUR } from '#app/kernel/clock.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import { LIFE_MARGIN_MS, LONGEST_LIFE_MS } from './config.ts';

/**
 * PayU writes dates without a zone at UTC−5: the same order shows `operationDate` 1620064792953 in JSON and
 * `2021-05-03T12:59:52` in XML (queries-api, 2022-06).
 */
const ZONELESS_OFFSET_MS = 5 * HOUR;

const ZONELESS = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?$/;
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;

const real = (instant: Date): Date | null => (instant.getTime() > 0 ? instant : null);

/** An instant as PayU gives it: milliseconds since 1970 as number or text, or a date with or without a zone. Null is none. */
export function instantOf(text: string | null | undefined): Date | null {
  if (!text) return null;
  if (/^\d{12,14}$/.test(text)) return new Date(parseInteger(text) ?? 0);
  if (ZONED.test(text)) return real(new Date(text));
  const [, day, time] = ZONELESS.exec(text) ?? [];
  if (!day || !time) return null;
  const asUtc = new Date(`${day}T${time}Z`);
  return real(new Date(asUtc.getTime() + ZONELESS_OFFSET_MS));
}

/** The expiry that may be asked for: never so late that PayU would ignore it. */
export const allowedExpiry = (wish: Date, now: Date): Date =>
  earlier(wish, new Date(now.getTime() + LONGEST_LIFE_MS - LIFE_MARGIN_MS));

/**
 * `2026-11-27T15:00:00`, in UTC and without saying so: PayU's example sends `2021-06-22T19:51:20.302` and is told
 * 1624391480302, which is that text read as UTC. Production's zone is stated nowhere: the answer's date counts.
 */
export const expiryText = (instant: Date): string => instant.toISOString().slice(0, 19);

/** A report's `2021-09-28 00:03:44.465` as ISO text; reports name no zone. Null is what is no date. */
export function reportTime(text: string): string | null {
  const [, day, time, fraction = ''] = ZONELESS.exec(text.trim()) ?? [];
  return day && time ? `${day}T${time}${fraction}` : null;
}
