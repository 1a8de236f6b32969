import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReportRow } from '#app/gateways/report.ts';
import type { Currency } from '#app/kernel/money.ts';
import { ok, type Result } from '#app/kernel/result.ts';
import { type Cut, cutRows } from './cut-rows.ts';
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

const BATCH = 1_000;

/**
 * Reads a file that was recognised. `currency` is the account's own. It holds one piece of the file at a time, waits for
 * whoever takes the batches, and lets others of its process run between them.
 */
export const readReport = (
  bytes: AsyncIterable<Uint8Array>,
  recognised: Recognised,
  currency: Currency,
): AsyncGenerator<Reading> => readCuts(cutRows(bytes, recognised), recognised, currency);

/** The cells of rows as they were mended, by their lines. */
export type MendedRows = ReadonlyMap<number, readonly string[]>;

/** The same of a file in which some rows say what people wrote instead. */
export const readMended = (
  bytes: AsyncIterable<Uint8Array>,
  { recognised, currency }: { readonly recognised: Recognised; readonly currency: Currency },
  mended: MendedRows,
): AsyncGenerator<Reading> =>
  readCuts(mend(cutRows(bytes, recognised), mended), recognised, currency);

type Cuts = AsyncIterable<Result<Cut, FileRefusal>>;

async function* mend(cuts: Cuts, mended: MendedRows): Cuts {
  for await (const cut of cuts) {
    if (!cut.ok) yield cut;
    else
      yield ok({
        ...cut.value,
        rows: cut.value.rows.map((row): ReportRow | typeof row => {
          const cells = mended.get(row.line);
          return cells ? { line: row.line, cells } : row;
        }),
      });
  }
}

async function* readCuts(
  cuts: Cuts,
  recognised: Recognised,
  currency: Currency,
): AsyncGenerator<Reading> {
  const lines = new RowsToLines(recognised, currency);
  let encoding = recognised.encoding;
  for await (const cut of cuts) {
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
