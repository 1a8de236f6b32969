import type { Money } from '#app/kernel/money.ts';
import { typedAmount } from '../../typed-amount.ts';

/** A part of a line as a person types it: the money, picked or named, and how much of the line it gets. */
export type ShareRow = {
  /** Of the picked one; empty where it is named. */
  readonly receipt: string;
  readonly named: string;
  readonly amount: string;
};

export const EMPTY_ROW: ShareRow = { receipt: '', named: '', amount: '' };
export const MOST_ROWS = 50;

/** Reads an amount as people type it. */
export const amountIn = (text: string, currency: string): Money | null => {
  const read = typedAmount(text, currency);
  return read.ok ? read.value : null;
};

/** What of a line is not shared out yet; below zero, too much is. An amount that cannot be read shares out nothing. */
export const leftOf = (told: Money, rows: readonly ShareRow[]): Money => ({
  currency: told.currency,
  minor: rows.reduce(
    (left, { amount }) => left - (amountIn(amount, told.currency)?.minor ?? 0n),
    told.minor,
  ),
});

/** Reads the rows that a form sent; null where they are none. */
export function readRows(text: string): readonly ShareRow[] | null {
  const read = rowsIn(text);
  if (!Array.isArray(read) || read.length === 0 || read.length > MOST_ROWS) return null;
  return read.map((row: unknown) => ({
    receipt: textIn(row, 'receipt'),
    named: textIn(row, 'named'),
    amount: textIn(row, 'amount'),
  }));
}

function rowsIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textIn(row: unknown, name: keyof ShareRow): string {
  if (typeof row !== 'object' || row === null) return '';
  const value: unknown = Reflect.get(row, name);
  return typeof value === 'string' ? value : '';
}
