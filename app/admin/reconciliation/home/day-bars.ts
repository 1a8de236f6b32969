import { dayText, moneyText, movementText } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { Opening, Way } from './book.ts';

/** One day of the chart: what was or is expected, what came; heights in thousandths of the highest bar, as text. */
export type DayBar = {
  readonly day: string;
  readonly label: string;
  readonly today: boolean;
  readonly expected: Opening;
  readonly arrived: Opening | null;
  readonly expectedHeight: string;
  readonly arrivedHeight: string;
};

export type DayAmounts = {
  readonly day: string;
  readonly expected: bigint;
  readonly arrived: bigint;
  /** Something of that day has still not come. */
  readonly missing: boolean;
};

/** The bars of some days; what lies ahead has not arrived, and says nothing of it. */
export function dayBars(
  days: readonly DayAmounts[],
  { today, currency, reader, way }: { today: string; currency: string; reader: Reader; way: Way },
): readonly DayBar[] {
  const highest = days.reduce(
    (most, { expected, arrived }) => max(most, max(expected, arrived)),
    0n,
  );
  // Of a day that is over, the list has what is still missing.
  const expectedWay = (day: string, missing: boolean) => {
    if (day >= today) return way('expected', { due: day, state: 'in-transit' });
    return missing ? way('expected', { due: day, state: 'overdue' }) : null;
  };
  const height = (minor: bigint) =>
    `${highest === 0n || minor <= 0n ? 0n : (minor * 1000n) / highest}`;
  return days.map(({ day, expected, arrived, missing }) => ({
    day,
    label: dayText(day, reader),
    today: day === today,
    expected: {
      text: moneyText(expected, currency),
      to: expectedWay(day, missing),
    },
    arrived:
      day > today
        ? null
        : {
            text: movementText(arrived, currency),
            to: way('lines', { from: day, to: day, item: 'arrived' }),
          },
    expectedHeight: height(expected),
    arrivedHeight: height(arrived),
  }));
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** The days from one to another, both inclusive. */
export function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

const DAY_MS = 86_400_000;

/** The day so many days later, or earlier. */
export const dayAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
