import { type AskedRow, recogniseKept, showOriginalRow } from '../lines/original-row.server.ts';

/** A row as it came, under the heads of its file; a row that could not even be cut into cells has none. */
export type BadRowCells = {
  readonly heads: readonly string[];
  readonly cells: readonly string[];
};

/** Shows a row that is to be mended; it is kept who saw it. Null where the file cannot be read any more. */
export async function showBadRow(
  deps: Parameters<typeof showOriginalRow>[0],
  asked: AskedRow,
): Promise<BadRowCells | null> {
  const recognised = await recogniseKept(deps, asked);
  if (!recognised) return null;
  const cells = (await showOriginalRow(deps, asked)) ?? [];
  return { heads: recognised.header, cells: cells.map(({ text }) => text) };
}
