import { describe, expect, it } from 'vitest';
import { salesDays } from './calendar.ts';

const DAY = 86_400_000;
const dayAfter = (days: number): string =>
  new Date(Date.UTC(2026, 0, 1) + days * DAY).toISOString().slice(0, 10);
const EVERY_DAY = Array.from({ length: 400 }, (_, days) => dayAfter(days));

describe('the days of the demo’s history', () => {
  it('are those of the last month or so, whenever the demo is started', () => {
    for (const [nth, today] of EVERY_DAY.entries()) {
      const days = salesDays(today);
      if (nth > 0) expect(days.at(-1)?.day).toBe(EVERY_DAY[nth - 1]);
      expect(days.length).toBeGreaterThanOrEqual(12);
      expect(days.length).toBeLessThanOrEqual(18);
    }
  });

  it('leave a month without troubles before the first that has any', () => {
    for (const today of EVERY_DAY) {
      const days = salesDays(today);
      const first = days.findIndex(({ trouble }) => trouble !== null);
      const troubles = days.flatMap(({ trouble }) => trouble ?? []);
      expect(troubles).toEqual(['first', 'second', 'last']);
      expect(first).toBeGreaterThanOrEqual(3);
      const [clean, troubled] = [days[first - 1]?.day ?? '', days[first]?.day ?? ''];
      expect(clean.slice(0, 7) < troubled.slice(0, 7)).toBe(true);
    }
  });
});
