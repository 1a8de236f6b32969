import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTime, type TimeFormat } from '../time-format.ts';
import { writeTime } from './dates.ts';

const AT = new Date('2026-11-26T03:04:05Z');
const lima = (format: TimeFormat['format']): TimeFormat => ({ format, zone: '-05:00' });

it.each([
  ['iso-offset', '2026-11-25T22:04:05-05:00'],
  ['iso-utc', '2026-11-26T03:04:05Z'],
  ['iso-utc-millis', '2026-11-26T03:04:05.000Z'],
  ['local-t', '2026-11-25T22:04:05'],
  ['local-space', '2026-11-25 22:04:05'],
  ['local-slashes', '25/11/2026 22:04:05'],
  ['unix-seconds', '1795662245'],
  ['unix-millis', '1795662245000'],
] as const)('writes and reads an instant as %s', (format, text) => {
  expect(writeTime(AT, lima(format)).text).toBe(text);
  expect(readTime(text, lima(format))).toEqual(AT);
});

it.each([
  ['day', '2026-11-25'],
  ['day-slashes', '25/11/2026'],
] as const)(
  'writes the day in its zone as %s, and reads it as lasting until its end',
  (format, text) => {
    expect(writeTime(AT, lima(format)).text).toBe(text);
    expect(readTime(text, lima(format))).toEqual(new Date('2026-11-26T04:59:59Z'));
  },
);

it.each([
  ['iso-offset', '2026-11-25T22:04:05'],
  ['iso-utc', '2026-02-31T00:00:00Z'],
  ['iso-utc', '1900-01-01T00:00:00Z'],
  ['local-t', '2026-13-01T00:00:00'],
  ['local-space', '2026-02-30 00:00:00'],
  ['day', '2026-02-30'],
  ['day-slashes', '2026-11-25'],
  ['unix-seconds', '-1'],
  ['unix-seconds', '1e9'],
  ['unix-millis', ''],
] as const)('reads no instant as %s from %j', (format, text) => {
  expect(readTime(text, lima(format))).toBeNull();
});

it('brings every second back, in every zone', () => {
  const seconds = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });
  const zone = fc.constantFrom('-05:00', '+00:00', '+08:00', '-03:30', '+05:45');
  const format = fc.constantFrom('iso-offset', 'iso-utc', 'local-t', 'local-space', 'unix-seconds');
  fc.assert(
    fc.property(seconds, zone, format, (second, offset, name) => {
      const time = { format: name, zone: offset } as TimeFormat;
      const instant = new Date(second * 1_000);
      expect(readTime(writeTime(instant, time).text, time)).toEqual(instant);
    }),
  );
});
