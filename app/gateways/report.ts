import type { Currency, Money } from '#app/kernel/money.ts';
import type { Result } from '#app/kernel/result.ts';

/** One record of a settlement report, its cells as text; `line` is where it begins in the file, from 1; in JSON the number of the record. */
export type ReportRow = { readonly line: number; readonly cells: readonly string[] };

/** What a settlement line says of the merchant's money. A word that stands in no document is `unknown`. */
export type ReportLineKind =
  | 'sale'
  | 'refund'
  | 'chargeback'
  | 'chargeback-won'
  | 'reversal'
  | 'frozen'
  | 'released'
  | 'fee'
  | 'fee-tax'
  | 'withholding'
  | 'payout'
  | 'payout-returned'
  | 'adjustment'
  | 'not-paid'
  | 'unknown';

/**
 * One line as the gateway wrote it. `net` is its movement of the merchant's balance there, in is positive; `gross`, `fee` and
 * `feeTax` are given where the same line tells them, each with the sign of its own movement.
 */
export type ReportLine = {
  readonly line: number;
  readonly kind: ReportLineKind;
  /** The gateway's own word for it. */
  readonly word: string;
  readonly reference: string | null;
  readonly transactionCode: string | null;
  readonly operation: string | null;
  /** The payout that it belongs to, where the report names one. */
  readonly payout: string | null;
  readonly gross: Money | null;
  readonly fee: Money | null;
  readonly feeTax: Money | null;
  readonly net: Money | null;
  /** ISO 8601 as the report tells it: an instant with its offset, without one where it names no zone, or a day alone. */
  readonly at: string | null;
};

/** A row that cannot be read: which cell, and why; never its content. */
export type BadRow = { readonly line: number; readonly column: string; readonly why: string };

/** Reads the rows of one file in their order; a format may carry on from one row to the next (PayU's groups). */
export type ReportReader = {
  read(row: ReportRow): readonly Result<ReportLine, BadRow>[];
  /** To be called after the last row: what only the end of the file tells. */
  end?(): readonly Result<ReportLine, BadRow>[];
};

/** A report that the gateway really makes, told apart by its header. */
export type ReportFormat = {
  readonly name: string;
  /** How many lines of a title may stand before the header; none where it is not said. */
  readonly linesBefore?: number;
  /** Its rows may have fewer cells than the header. */
  readonly ragged?: boolean;
  /** Whether a column with this head holds amounts with their decimals: a file that ends before them was cut off. */
  hasDecimals?(head: string): boolean;
  recognises(header: readonly string[]): boolean;
  /** `currency` is the account's own, for a report that names none. */
  open(header: readonly string[], currency?: Currency): ReportReader;
};
