/**
 * What a column holds: `text` as somebody wrote it, an `amount` as exact decimal text with a dot, a `whole` number. Only what
 * is of ours by its form is a number; whatever else stands in such a column is handled as text.
 */
export type CellKind = 'text' | 'amount' | 'whole';

/** One cell; null is empty. */
export type Cell = string | null;

/**
 * What spreadsheets may take for a formula: it begins, after any blanks, with = + - @ or their full-width likes, or with a
 * tab or a line break (OWASP, "CSV injection", 2026).
 */
const FORMULA = /^(?:[\t\r\n]|[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Whether a cell is a number that was written here: a negative amount begins like a formula, and is none. */
export const isNumber = (text: string, kind: CellKind): boolean =>
  kind !== 'text' && NUMBER.test(text);

/** Text that no spreadsheet reckons with: an apostrophe goes before what looks like a formula. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** One cell of a CSV file (RFC 4180). */
export function csvCell(cell: Cell, kind: CellKind): string {
  if (cell === null) return '';
  return isNumber(cell, kind) ? cell : quoted(harmless(cell));
}
