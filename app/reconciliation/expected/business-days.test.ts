import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  countingDay,
  dueDay,
  holidaysOf,
  isBusinessDay,
} from './business-days.ts';

const WHOLE_DAY = 24 * 60;
const AT_SIX = 18 * 60;
const inLima = (text: string): Date => new Date(`${text}-05:00`);

/** Decreto Legislativo 713, art. 6, and the year in which each later law was first kept. */
const FIXED: readonly (readonly [string, number])[] = [
  ['01-01', 1991],
  ['05-01', 1991],
  ['06-07', 2024], // Ley 31788, published 2023-06-15, after that year's 7 June
  ['06-29', 1991],
  ['07-23', 2023], // Ley 31822, published 2023-07-08
  ['07-28', 1991],
  ['07-29', 1991],
  ['08-06', 2022], // Ley 31530, published 2022-07-26
  ['08-30', 1991],
  ['10-08', 1991],
  ['11-01', 1991],
  ['12-08', 1991],
  ['12-09', 2022], // Ley 31381, published 2021-12-31
  ['12-25', 1991],
];

/** Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, ch. 8): not asked of the library. */
function easterOf(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return new Date(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1));
}

const daysBefore = (date: Date, days: number): string =>
  new Date(date.getTime() - days * 86_400_000).toISOString().slice(0, 10);

describe('the days on which nobody pays out', () => {
  it.each(Array.from({ length: 30 }, (_, index) => 2021 + index))(
    'are those of the law in %i, and no other',
    (year) => {
      const easter = easterOf(year);
      const law = FIXED.filter(([, since]) => year >= since).map(([day]) => `${year}-${day}`);
      law.push(daysBefore(easter, 3), daysBefore(easter, 2));
      expect([...holidaysOf(`${year}`)].sort()).toEqual(law.sort());
    },
  );

  it('leave out Easter Sunday, which the library names and the law does not', () => {
    expect(holidaysOf('2026').has('2026-04-05')).toBe(false);
    expect(isBusinessDay('2026-04-05')).toBe(false);
  });

  it('are not moved when they fall on a Sunday', () => {
    expect(isBusinessDay('2026-06-07')).toBe(false);
    expect(isBusinessDay('2026-06-08')).toBe(true);
  });
});

describe('when money must arrive', () => {
  it.each([
    ['the next business day', '2026-11-25T10:00:00', 1, '2026-11-26'],
    ['after a weekend', '2026-11-27T10:00:00', 1, '2026-11-30'],
    ['on the same day, at T+0', '2026-11-25T10:00:00', 0, '2026-11-25'],
    ['counted from Monday, when paid on a Saturday', '2026-11-28T10:00:00', 1, '2026-12-01'],
    ['over the Immaculate Conception and Ayacucho', '2026-12-07T10:00:00', 1, '2026-12-10'],
    ['over Christmas', '2026-12-24T10:00:00', 1, '2026-12-28'],
    ['over the new year', '2026-12-31T10:00:00', 1, '2027-01-04'],
    ['over Holy Week', '2026-04-01T10:00:00', 1, '2026-04-06'],
    ['over Holy Week of another year', '2027-03-24T10:00:00', 2, '2027-03-30'],
    ['over Fiestas Patrias and the Air Force Day', '2026-07-22T10:00:00', 3, '2026-07-30'],
    ['over Junín', '2026-08-05T10:00:00', 1, '2026-08-07'],
    ['over Santa Rosa and its Sunday', '2026-08-28T10:00:00', 1, '2026-08-31'],
    ['over Angamos', '2026-10-07T10:00:00', 1, '2026-10-09'],
    ['over All Saints, a Sunday', '2026-10-30T10:00:00', 1, '2026-11-02'],
    ['over Labour Day', '2026-04-30T10:00:00', 1, '2026-05-04'],
    ['over San Pedro y San Pablo', '2026-06-26T10:00:00', 1, '2026-06-30'],
    ['in a leap year’s February', '2028-02-28T10:00:00', 1, '2028-02-29'],
    ['after a leap day', '2028-02-29T10:00:00', 1, '2028-03-01'],
  ])('%s', (_, paid, settleDays, due) => {
    expect(dueDay(inLima(paid), { settleDays, cutOffMinute: WHOLE_DAY })).toBe(due);
  });

  it('counts a payment after the cut-off hour in Lima as one of the next business day', () => {
    expect(countingDay(inLima('2026-11-25T17:59:59'), AT_SIX)).toBe('2026-11-25');
    expect(countingDay(inLima('2026-11-25T18:00:00'), AT_SIX)).toBe('2026-11-26');
    expect(countingDay(inLima('2026-11-27T18:00:00'), AT_SIX)).toBe('2026-11-30');
    expect(countingDay(inLima('2026-12-07T23:59:59'), AT_SIX)).toBe('2026-12-10');
  });

  it('goes by the day in Lima, also in the last hours of a month', () => {
    const lastHour = new Date('2026-12-01T03:30:00Z');
    expect(countingDay(lastHour, WHOLE_DAY)).toBe('2026-11-30');
    expect(countingDay(lastHour, AT_SIX)).toBe('2026-12-01');
    expect(countingDay(new Date('2026-12-01T05:00:00Z'), WHOLE_DAY)).toBe('2026-12-01');
  });

  it('is never on a free day, and never sooner for more days', () => {
    for (let day = 0; day < 800; day += 1) {
      const start = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      const due = [0, 1, 2, 3, 5].map((count) => addBusinessDays(start, count));
      expect(due.every(isBusinessDay)).toBe(true);
      expect(due).toEqual([...due].sort());
      expect(new Set(due).size).toBe(due.length);
    }
  });
});
