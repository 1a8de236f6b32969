import { expect, it } from 'vitest';
import { dayBars } from './day-bars.ts';

const about = {
  today: '2026-11-23',
  currency: 'PEN',
  reader: { lang: 'es', tag: 'es-PE' },
  way: (path: string, more: Readonly<Record<string, string | null>>) =>
    `${path} ${more.due ?? ''} ${more.state ?? ''}`,
} as const;

it('opens what was expected of a day only where the list has rows of it', () => {
  const day = (at: string, missing: boolean) => ({
    day: at,
    expected: 100n,
    arrived: 0n,
    missing,
  });
  const days = [day('2026-11-20', true), day('2026-11-21', false), day('2026-11-24', false)];
  expect(dayBars(days, about).map(({ expected }) => expected.to)).toEqual([
    'expected 2026-11-20 overdue',
    null,
    'expected 2026-11-24 in-transit',
  ]);
});
