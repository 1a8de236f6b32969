import { DAY } from '#app/kernel/clock.ts';
import { limaDate } from '#app/kernel/lima.ts';

/** `27/11/2026`: the day in Lima on which a code can last be paid, as EBANX takes it. */
export const dueDateText = (instant: Date): string =>
  limaDate(instant).split('-').reverse().join('/');

/** The day inside `2026-11-27` or `2026-11-27 10:00:00`, as EBANX writes it, without a zone; null when there is none. */
export function dayIn(text: string | null | undefined): string | null {
  const [, day] = /^(\d{4}-\d\d-\d\d)(?:[ T].*)?$/.exec(text ?? '') ?? [];
  return day && Date.parse(day) > 0 ? day : null;
}

/** The last second of a day in Lima; null when the text is no day. */
export function endOfDay(text: string | null | undefined): Date | null {
  const day = dayIn(text);
  return day ? new Date(Date.parse(`${day}T00:00:00-05:00`) + DAY - 1_000) : null;
}
