import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Currency } from '#app/kernel/money.ts';
import { cutRows } from './cut-rows.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { LineSum } from './line-sums.ts';
import type { Encoding, Recognised } from './recognised.ts';
import { type ReadRow, RowsToLines } from './rows-to-lines.ts';

/**
 * What comes out of a file, in its order: rows in batches, and last of all either `end`, by which one knows that it was read
 * whole, or why all of it is refused.
 */
export type Reading =
  | { readonly is: 'rows'; readonly rows: readonly ReadRow[] }
  | { readonly is: 'end'; readonly whole: WholeFile }
  | { readonly is: 'refused'; readonly refusal: FileRefusal };

/** What was read of a whole file. `encoding` is surer than what its head told. */
export type WholeFile = {
  readonly encoding: Encoding;
  /** Records after the header, blank ones apart. */
  readonly records: number;
  readonly lines: number;
  readonly bad: number;
  /** Lines that move nothing. */
  readonly informing: number;
  readonly sums: readonly LineSum[];
};

const BATCH = 5_000;

/**
 * Reads a file that was recognised. `currency` is the account's own. It holds one piece of the file at a time, waits for
 * whoever takes the batches, and lets others of its process run between them.
 */
export async function* readReport(
  bytes: AsyncIterable<Uint8Array>,
  recognised: Recognised,
  currency: Currency,
): AsyncGenerator<Reading> {
  const lines = new RowsToLines(recognised, currency);
  let encoding = recognised.encoding;
  for await (const cut of cutRows(bytes, recognised)) {
    if (!cut.ok) {
      yield { is: 'refused', refusal: cut.error };
      return;
    }
    encoding = cut.value.encoding;
    for (let from = 0; from < cut.value.rows.length; from += BATCH) {
      const rows = lines.read(cut.value.rows.slice(from, from + BATCH), cut.value.ended);
      if (rows.length > 0) yield { is: 'rows', rows };
      await nextTurn();
    }
  }
  const owed = lines.end();
  if (owed.length > 0) yield { is: 'rows', rows: owed };
  yield { is: 'end', whole: { encoding, ...lines.told() } };
}
