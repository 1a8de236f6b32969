import { expect, it } from 'vitest';
import { epochText, instantOf } from './dates.ts';

it.each([
  ['1764342000', '2025-11-28T15:00:00Z'],
  ['1538540700000', '2018-10-03T04:25:00Z'],
])('reads seconds and milliseconds alike: %s', (text, instant) => {
  expect(instantOf(text)).toEqual(new Date(instant));
});

it.each(['0', '123', '17643420001', '1764342000.5', '1.7e9', '-1764342000', 'mañana', '', null])(
  'takes %s for no date',
  (text) => expect(instantOf(text)).toBeNull(),
);

it('writes whole seconds, never later than asked', () => {
  expect(epochText(new Date('2025-11-28T15:00:00.999Z'))).toBe('1764342000');
});
