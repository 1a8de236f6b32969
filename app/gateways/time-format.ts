import { z } from 'zod';
import { isCalendarDay } from '#app/kernel/calendar.ts';
import { DAY, SECOND } from '#app/kernel/clock.ts';
import { parseInteger } from '#app/kernel/integer.ts';

/** Fixed hours from UTC. Peru is `-05:00` all year. */
export const offset = z.string().regex(/^[+-](?:0\d|1[0-4]):[0-5]\d$/, { error: 'offset' });

/** How instants stand on the wire and in files. Formats without a zone of their own are read and written in `zone`. */
export const timeFormat = z.strictObject({
  format: z.enum([
    'iso-offset',
    'iso-utc',
    'iso-utc-millis',
    'local-t',
    'local-space',
    'local-slashes',
    'day',
    'day-slashes',
    'unix-seconds',
    'unix-millis',
  ]),
  zone: offset,
});

export type TimeFormat = z.infer<typeof timeFormat>;

const ISO = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?$/;
const SLASHES = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d)(:\d\d)?)?$/;

/** Reads an instant that a gateway wrote; a day lasts until its end. Null where it is none. */
export function readTime(text: string | null, { format, zone }: TimeFormat): Date | null {
  if (text === null) return null;
  switch (format) {
    case 'iso-offset':
    case 'iso-utc':
    case 'iso-utc-millis':
      return ISO.test(text) ? realInstant(text, text.slice(0, 10)) : null;
    case 'local-t':
    case 'local-space': {
      const [, day = '', time = ''] = LOCAL.exec(text) ?? [];
      return realInstant(`${day}T${time}${zone}`, day);
    }
    case 'local-slashes': {
      const { day, time } = inSlashes(text);
      return time ? realInstant(`${day}T${time}${zone}`, day) : null;
    }
    case 'day':
      return endOf(/^\d{4}-\d\d-\d\d$/.test(text) ? text : '', zone);
    case 'day-slashes': {
      const { day, time } = inSlashes(text);
      return time ? null : endOf(day, zone);
    }
    case 'unix-seconds':
      return fromUnix(text, SECOND);
    case 'unix-millis':
      return fromUnix(text, 1);
  }
}

/** `25/11/2026` and `25/11/2026 22:04[:05]` as ISO's day and time; the day is empty where it is neither. */
function inSlashes(text: string): { day: string; time: string } {
  const [, d, m, y, minutes = '', seconds = ':00'] = SLASHES.exec(text) ?? [];
  return { day: d ? `${y}-${m}-${d}` : '', time: minutes && `${minutes}${seconds}` };
}

/** The instant, unless its day stands in no calendar: `2026-02-31` would be read as a day of March. */
function realInstant(iso: string, day: string): Date | null {
  if (!isCalendarDay(day)) return null;
  const instant = new Date(iso);
  return instant.getTime() > 0 ? instant : null;
}

function endOf(day: string, zone: string): Date | null {
  const start = realInstant(`${day}T00:00:00${zone}`, day);
  return start && new Date(start.getTime() + DAY - SECOND);
}

function fromUnix(text: string, unit: number): Date | null {
  const count = /^\d{9,13}$/.test(text) ? parseInteger(text) : null;
  const instant = count === null ? null : new Date(count * unit);
  return instant && instant.getTime() > 0 ? instant : null;
}
