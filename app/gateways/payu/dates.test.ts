import { expect, it } from 'vitest';
import { allowedExpiry, expiryText, instantOf, reportTime } from './dates.ts';

const NOW = new Date('2026-11-25T15:00:00Z');

it.each([
  ['1624391480302', '2021-06-22T19:51:20.302Z'],
  ['2021-06-28T23:59:59', '2021-06-29T04:59:59.000Z'],
  ['2021-06-28T23:59:59.302', '2021-06-29T04:59:59.000Z'],
  ['2021-06-28 23:59:59', '2021-06-29T04:59:59.000Z'],
  ['2021-06-28T23:59:59-05:00', '2021-06-29T04:59:59.000Z'],
  ['2021-06-28T23:59:59Z', '2021-06-28T23:59:59.000Z'],
])('reads an instant as PayU writes it: %s', (text, instant) => {
  expect(instantOf(text)?.toISOString()).toBe(instant);
});

it.each([null, undefined, '', '0', '20210628', 'mañana', '2021-13-45T99:99:99', '1e12'])(
  'reads no instant where there is none: %s',
  (text) => {
    expect(instantOf(text)).toBeNull();
  },
);

it('asks for the moment that was wished, never for one so late that PayU would ignore it', () => {
  const wish = new Date('2026-11-27T15:00:00Z');
  expect(allowedExpiry(wish, NOW)).toEqual(wish);
  expect(allowedExpiry(new Date('2027-01-01T00:00:00Z'), NOW)).toEqual(
    new Date('2026-12-02T14:50:00Z'),
  );
});

it('writes a date without a zone', () => {
  expect(expiryText(NOW)).toBe('2026-11-25T15:00:00');
});

it('reads the time of a report as it stands, whatever its number of digits', () => {
  expect(reportTime('2021-09-22 00:18:11.39')).toBe('2021-09-22T00:18:11.39');
  expect(reportTime('2021-09-22')).toBeNull();
});
