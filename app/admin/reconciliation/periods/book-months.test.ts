import { describe, expect, it } from 'vitest';
import { bookMonths } from './book-months.ts';

const book = { account_id: 'a', currency: 'PEN' };
const sum = (month: string, net: bigint) => ({
  ...book,
  month,
  net_minor: net,
  sent_minor: 0n,
  late_minor: 0n,
  late_lines: 0n,
});
const closed = (month: string) => ({
  ...book,
  month,
  closed_at: new Date('2026-11-05T15:00:00Z'),
  closed_by: 'staff:1',
});

describe('the months of a book', () => {
  it('open each with what the last closed with, a month without lines too', () => {
    const months = bookMonths([sum('2026-08', 100n), sum('2026-10', -30n)], [], '2026-11');
    expect(months.map(({ month, opening, closing }) => [month, opening, closing])).toEqual([
      ['2026-08', 0n, 100n],
      ['2026-09', 100n, 100n],
      ['2026-10', 100n, 70n],
      ['2026-11', 70n, 70n],
    ]);
  });

  it('are closed, next, waiting for the one before, or still running', () => {
    const sums = [sum('2026-08', 100n)];
    const states = (done: readonly string[]) =>
      bookMonths(sums, done.map(closed), '2026-11').map(({ state }) => state);
    expect(states([])).toEqual(['next', 'waiting', 'waiting', 'running']);
    expect(states(['2026-08', '2026-09'])).toEqual(['closed', 'closed', 'next', 'running']);
    expect(states(['2026-08', '2026-09', '2026-10']).at(-1)).toBe('running');
  });

  it('are none before the first line', () => {
    expect(bookMonths([], [], '2026-11')).toEqual([]);
  });
});
