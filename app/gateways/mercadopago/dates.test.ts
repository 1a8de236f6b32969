import { expect, it } from 'vitest';
import { expirationText, instantOf, withinLimits } from './dates.ts';

it.each([
  ['2020-05-30T23:59:59.000-04:00', '2020-05-31T03:59:59Z'],
  ['2026-11-25T10:00:00.123-05:00', '2026-11-25T15:00:00.123Z'],
  ['2026-11-25T15:00:00Z', '2026-11-25T15:00:00Z'],
  ['2026-11-25T11:00:00.000-0400', '2026-11-25T15:00:00Z'],
])('reads %s as the instant it is', (text, instant) => {
  expect(instantOf(text)).toEqual(new Date(instant));
});

it.each(['2020-05-30T23:59:59.000', '2020-13-30T23:59:59.000-04:00', 'mañana', '', null])(
  'takes %s for no date',
  (text) => expect(instantOf(text)).toBeNull(),
);

it('writes a deadline with milliseconds and Lima’s offset', () => {
  expect(expirationText(new Date('2026-11-27T04:59:59.900Z'))).toBe(
    '2026-11-26T23:59:59.000-05:00',
  );
});

it.each([
  ['2026-11-27T15:00:00Z', '2026-11-27T15:00:00Z'],
  ['2026-11-25T20:00:00Z', '2026-11-26T16:00:00Z'],
  ['2027-03-01T00:00:00Z', '2026-12-25T14:00:00Z'],
])('moves a deadline of %s to %s: Mercado Pago takes 1 to 30 days', (asked, taken) => {
  const now = new Date('2026-11-25T15:00:00Z');
  expect(withinLimits(new Date(asked), now)).toEqual(new Date(taken));
});
