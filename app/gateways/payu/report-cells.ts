import { type Money, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { BadRow, ReportLine, ReportRow } from '../report.ts';

/** Whether a header holds every column that a reader needs. */
export const hasColumns = (header: readonly string[], needed: readonly string[]): boolean =>
  needed.every((column) => header.includes(column));

/** A row's cell by its column's name; empty where the row is short. */
export type Cell = (column: string) => string;

export const cellsOf =
  (header: readonly string[], { cells }: ReportRow): Cell =>
  (column) =>
    cells[header.indexOf(column)] ?? '';

/** A line of which nothing but its kind is known yet. */
export const BARE: Omit<ReportLine, 'line' | 'kind' | 'word'> = {
  reference: null,
  transactionCode: null,
  operation: null,
  payout: null,
  gross: null,
  fee: null,
  feeTax: null,
  net: null,
  at: null,
};

export const bad = (line: number, column: string, why: string): Result<never, BadRow> =>
  err({ line, column, why });

/** An amount as the report writes it, without a sign. */
export function amountAt(
  row: ReportRow,
  amount: { readonly column: string; readonly text: string; readonly currency: string },
): Result<Money, BadRow> {
  const money = parseMoney(amount.text, amount.currency);
  return money.ok ? ok(money.value) : bad(row.line, amount.column, money.error);
}

/** The same money, going out. */
export const minus = ({ minor, currency }: Money): Money => ({ minor: -minor, currency });
