import { isCalendarDay } from '#app/kernel/calendar.ts';
import { readTime, type TimeFormat } from './time-format.ts';

const LOCAL = /^(\d{4}-\d\d-\d\d)(?:[ T]([01]\d|2[0-3])(:[0-5]\d)(:[0-5]\d(?:\.\d{1,9})?)?)?$/;
const SLASHES = /^(\d\d)\/(\d\d)\/(\d{4})(.*)$/;

/**
 * A report's time as ISO text with its offset, or its day alone where it tells no more; null where it is none.
 * A workbook's own dates come as `YYYY-MM-DD[ HH:mm:ss]` whatever the report's format: that cannot be misread.
 */
export function reportedTime(text: string, time: TimeFormat): string | null {
  switch (time.format) {
    case 'local-t':
    case 'local-space':
    case 'day':
      return localTime(text, time.zone);
    case 'local-slashes':
    case 'day-slashes':
      return localTime(text.replace(SLASHES, '$3-$2-$1$4'), time.zone);
    default:
      return readTime(text, time)?.toISOString() ?? localTime(text, time.zone);
  }
}

function localTime(text: string, zone: string): string | null {
  const [, day, hour, minute = '', second = ':00'] = LOCAL.exec(text) ?? [];
  if (!day || !isCalendarDay(day)) return null;
  return hour === undefined ? day : `${day}T${hour}${minute}${second}${zone}`;
}

const REPORTED =
  /^(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Whether a line's `at` is one of the forms that it may have, and its day stands in the calendar. */
export const isReportTime = (at: string): boolean => {
  const [, day] = REPORTED.exec(at) ?? [];
  return day !== undefined && isCalendarDay(day);
};
