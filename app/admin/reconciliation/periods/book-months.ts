import { type Month, monthAfter, monthsBetween } from '#app/reconciliation/periods/month.ts';
import type { ClosedMonth, MonthSum } from './periods.store.server.ts';

/** Where a month stands on its way: it runs, waits for the one before it, can be tried to be closed, or is closed. */
export type MonthState = 'running' | 'waiting' | 'next' | 'closed';

/** One month of a book with its sums, minor units. */
export type BookMonthLine = {
  readonly month: Month;
  readonly state: MonthState;
  readonly opening: bigint;
  readonly net: bigint;
  /** Of `net`, what went to the bank: negative. */
  readonly sent: bigint;
  readonly late: bigint;
  readonly lateLines: bigint;
  readonly closing: bigint;
  readonly closed: { readonly at: Date; readonly by: string } | null;
};

/** The months of one book, from the first that has lines to the one that runs, each opening with what the last closed with. */
export function bookMonths(
  sums: readonly MonthSum[],
  closed: readonly ClosedMonth[],
  running: Month,
): readonly BookMonthLine[] {
  const first = sums.map(({ month }) => month).sort()[0];
  if (first === undefined) return [];
  const last = closed
    .map(({ month }) => month)
    .sort()
    .at(-1);
  const next = last === undefined ? first : monthAfter(last, 1);
  let opening = 0n;
  return monthsBetween(first, running > next ? running : next).map((month) => {
    const sum = sums.find((one) => one.month === month);
    const period = closed.find((one) => one.month === month);
    const net = sum?.net_minor ?? 0n;
    const line: BookMonthLine = {
      month,
      state: period ? 'closed' : stateOf(month, next, running),
      opening,
      net,
      sent: sum?.sent_minor ?? 0n,
      late: sum?.late_minor ?? 0n,
      lateLines: sum?.late_lines ?? 0n,
      closing: opening + net,
      closed: period ? { at: period.closed_at, by: period.closed_by } : null,
    };
    opening = line.closing;
    return line;
  });
}

function stateOf(month: Month, next: Month, running: Month): MonthState {
  if (month >= running) return 'running';
  return month === next ? 'next' : 'waiting';
}
