import { HOUR, MINUTE, SECOND } from '#app/kernel/clock.ts';
import { jsonNumber } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import type { TimeFormat } from '../time-format.ts';
import type { Filling } from './fill.ts';

/** `-05:00` in milliseconds. */
function offsetMs(zone: string): number {
  const ms =
    (parseInteger(zone.slice(1, 3)) ?? 0) * HOUR + (parseInteger(zone.slice(4, 6)) ?? 0) * MINUTE;
  return zone.startsWith('-') ? -ms : ms;
}

/** `2026-11-25…` as `25/11/2026`. */
const slashes = (local: string): string =>
  `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`;

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
    case 'local-slashes':
      return textual(`${slashes(local)} ${local.slice(11, 19)}`);
    case 'day':
      return textual(local.slice(0, 10));
    case 'day-slashes':
      return textual(slashes(local));
    case 'unix-seconds':
      return numeral(`${(instant.getTime() - (instant.getTime() % SECOND)) / SECOND}`);
    case 'unix-millis':
      return numeral(`${instant.getTime()}`);
  }
}

const numeral = (text: string): Filling => ({ text, json: jsonNumber(text) });
