import { DAY, HOUR, MINUTE, SECOND } from '#app/kernel/clock.ts';
import { jsonNumber } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import type { Filling } from './fill.ts';
import type { TimeFormat } from './manifest-words.ts';

/** `-05:00` in milliseconds. */
function offsetMs(zone: string): number {
  const ms =
    (parseInteger(zone.slice(1, 3)) ?? 0) * HOUR + (parseInteger(zone.slice(4, 6)) ?? 0) * MINUTE;
  return zone.startsWith('-') ? -ms : ms;
}

const textual = (text: string): Filling => ({ text, json: text });

/** An instant as this gateway writes it. */
export function writeTime(instant: Date, { format, zone }: TimeFormat): Filling {
  const utc = instant.toISOString();
  const local = new Date(instant.getTime() + offsetMs(zone)).toISOString();
  switch (format) {
    case 'iso-offset':
      return textual(`${local.slice(0, 19)}${zone}`);
    case 'iso-utc':
      return textual(`${utc.slice(0, 19)}Z`);
    case 'iso-utc-millis':
      return textual(utc);
    case 'local-t':
      return textual(local.slice(0, 19));
    case 'local-space':
      return textual(local.slice(0, 19).replace('T', ' '));
    case 'day':
      return textual(local.slice(0, 10));
    case 'day-slashes':
      return textual(`${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`);
    case 'unix-seconds':
      return numeral(`${(instant.getTime() - (instant.getTime() % SECOND)) / SECOND}`);
    case 'unix-millis':
      return numeral(`${instant.getTime()}`);
  }
}

const numeral = (text: string): Filling => ({ text, json: jsonNumber(text) });

const ISO = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?$/;

/** Reads an instant that this gateway wrote; a day lasts until its end. Null where it is none. */
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
    case 'day':
      return endOf(/^\d{4}-\d\d-\d\d$/.test(text) ? text : '', zone);
    case 'day-slashes': {
      const [, d = '', m = '', y = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
      return endOf(y && `${y}-${m}-${d}`, zone);
    }
    case 'unix-seconds':
      return fromUnix(text, SECOND);
    case 'unix-millis':
      return fromUnix(text, 1);
  }
}

/** The instant, unless its day stands in no calendar: `2026-02-31` would be read as a day of March. */
function realInstant(iso: string, day: string): Date | null {
  const midnight = new Date(`${day}T00:00:00Z`);
  const real = midnight.getTime() > 0 && midnight.toISOString().startsWith(day);
  const instant = new Date(iso);
  return real && instant.getTime() > 0 ? instant : null;
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
