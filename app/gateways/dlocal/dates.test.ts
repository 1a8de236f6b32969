import { expect, it } from 'vitest';
import { instantOf } from './dates.ts';

it.each([
  ['2019-01-03T01:59:00.000+0000', '2019-01-03T01:59:00.000Z'],
  ['2018-02-15T15:14:52-00:00', '2018-02-15T15:14:52.000Z'],
  ['2026-11-25T10:00:00.000-0500', '2026-11-25T15:00:00.000Z'],
  ['2026-11-25T15:00:00Z', '2026-11-25T15:00:00.000Z'],
])('reads %s', (text, instant) => {
  expect(instantOf(text)?.toISOString()).toBe(instant);
});

it.each([
  '',
  null,
  undefined,
  '2019-01-03',
  '2019-01-03T01:59:00',
  'mañana',
  '2019-13-03T01:59:00Z',
])('has no date rather than a guessed one: %s', (text) => expect(instantOf(text)).toBeNull());
