import { expect, it } from 'vitest';
import { dayIn, dueDateText, endOfDay } from './dates.ts';

it('asks for the day in Lima, not in Greenwich', () => {
  expect(dueDateText(new Date('2026-11-28T04:59:59Z'))).toBe('27/11/2026');
  expect(dueDateText(new Date('2026-11-28T05:00:00Z'))).toBe('28/11/2026');
});

it('lets a code live until the last second of its day in Lima', () => {
  expect(endOfDay('2026-11-27')).toEqual(new Date('2026-11-28T04:59:59Z'));
  expect(endOfDay('2026-11-27 10:00:00')).toEqual(new Date('2026-11-28T04:59:59Z'));
});

it.each([null, undefined, '', '27/11/2026', '2026-13-40', 'mañana'])(
  'finds no day in %s',
  (text) => {
    expect(dayIn(text)).toBeNull();
    expect(endOfDay(text)).toBeNull();
  },
);
