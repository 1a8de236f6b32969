import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCalendarDay } from './calendar.ts';

it('knows every day that the platform knows, and no other', () => {
  const days = fc.tuple(
    fc.integer({ min: 1970, max: 2120 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  );
  fc.assert(
    fc.property(days, ([year, month, day]) => {
      const text = `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
      const instant = new Date(`${text}T00:00:00Z`);
      const real = instant.getTime() >= 0 && instant.toISOString().startsWith(text);
      expect(isCalendarDay(text)).toBe(real);
    }),
    { numRuns: 2_000 },
  );
});

it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('takes %s for a day', (text) => {
  expect(isCalendarDay(text)).toBe(true);
});

it.each([
  '2026-02-29',
  '2100-02-29',
  '1969-12-31',
  '2026-1-01',
  '2026-01-01 ',
  '2026/01/01',
  '٢٠٢٦-01-01',
  '',
])('does not take "%s" for a day', (text) => {
  expect(isCalendarDay(text)).toBe(false);
});
