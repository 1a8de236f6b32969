import type { Cell, CellKind } from './cell.ts';

/** A column of a downloaded list: its stable English header, and what of a row stands in it. */
export type Column<Row> = {
  readonly name: string;
  readonly kind: CellKind;
  readonly of: (row: Row) => Cell;
};

/** A list to be written into a file, a page of rows at a time. */
export type Table = {
  readonly name: string;
  readonly columns: readonly Pick<Column<never>, 'name' | 'kind'>[];
  /** How many rows it has: known before the first is read. */
  readonly count: number;
  /** Since when nothing that comes is in it. */
  readonly takenAt: Date;
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
};

/** Hands the pages on, and breaks where they are not all of the rows: a file is whole or visibly broken, never short. */
export async function* wholePages({ name, count, pages }: Table) {
  let rows = 0;
  for await (const page of pages) {
    rows += page.length;
    yield page;
  }
  if (rows !== count) throw new Error(`${name}: ${rows} rows were read where ${count} were taken`);
}
