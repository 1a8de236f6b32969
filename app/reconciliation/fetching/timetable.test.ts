import { describe, expect, it } from 'vitest';
import { coveredBy, nextLook, nextNight, nextTry, nightlyPeriod, periodUpTo } from './timetable.ts';

const at = (text: string) => new Date(`${text}-05:00`);

describe('the night in Lima', () => {
  it.each([
    ['2026-11-25T12:00:00', '2026-11-26'],
    ['2026-11-26T01:59:59', '2026-11-26'],
    ['2026-11-26T02:00:00', '2026-11-27'],
    ['2026-11-26T02:45:00', '2026-11-27'],
  ])('that has not begun at %s is that of %s', (now, day) => {
    for (const account of ['a', 'b', '~~~~~']) {
      const night = nextNight(at(now), account);
      expect(night >= at(`${day}T02:00:00`) && night < at(`${day}T03:00:00`)).toBe(true);
    }
  });

  it('asks for all days that have ended and lack, a month at most', () => {
    const now = at('2026-11-26T02:10:00');
    const until = at('2026-11-26T00:00:00');
    expect(nightlyPeriod(at('2026-11-25T00:00:00'), now)).toEqual({
      from: at('2026-11-25T00:00:00'),
      until,
    });
    expect(nightlyPeriod(until, now)).toBeNull();
    expect(nightlyPeriod(at('2026-01-01T00:00:00'), now)?.from).toEqual(at('2026-10-26T00:00:00'));
  });
});

describe('a wish', () => {
  it('asks for today so far, and for what lacks before it', () => {
    const now = new Date(at('2026-11-26T15:30:20').getTime() + 700);
    const until = at('2026-11-26T15:30:20');
    const today = at('2026-11-26T00:00:00');
    expect(periodUpTo(now, today)).toEqual({ from: today, until });
    const before = at('2026-11-24T00:00:00');
    expect(periodUpTo(now, before)).toEqual({ from: before, until });
    expect(coveredBy({ from: before, until }, before, now)).toEqual(today);
    expect(coveredBy({ from: before, until: before }, today, now)).toEqual(today);
  });

  it('at midnight itself asks for the day before', () => {
    const midnight = at('2026-11-26T00:00:00');
    expect(periodUpTo(midnight, midnight).from).toEqual(at('2026-11-25T00:00:00'));
  });
});

it('looks again after a minute, then less and less often; tries again so too, and not for ever', () => {
  const now = at('2026-11-26T02:00:00');
  const minutes = (then: Date | null) => then && (then.getTime() - now.getTime()) / 60_000;
  expect([0, 1, 2, 3, 4, 20].map((n) => minutes(nextLook(now, n)))).toEqual([1, 2, 4, 8, 15, 15]);
  const tries = [0, 1, 4, 5, 7, 8].map((n) => minutes(nextTry(now, n)));
  expect(tries).toEqual([5, 10, 80, 120, 120, null]);
  expect(minutes(nextTry(now, 0, 30 * 60_000))).toBe(30);
});
