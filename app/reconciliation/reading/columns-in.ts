import { err, ok, type Result } from '#app/kernel/result.ts';
import { type Beginning, beginningOf, type FirstRows } from './beginning.ts';
import type { FileRefusal } from './file-refusal.ts';
import { EXCEL_MARK } from './header.ts';
import type { Layout } from './recognised.ts';

/** The heads of a file that no format knows, for the merchant to say what each means; and how many lines stand before them. */
export type Columns = {
  readonly heads: readonly string[];
  readonly linesBefore: number;
  readonly layout: Layout;
};

/** The most likely heads: the first row that is nearly as full as the fullest, by the delimiter that finds most of them. */
export async function columnsIn(head: Uint8Array): Promise<Result<Columns, FileRefusal>> {
  const beginning = await beginningOf(head);
  if (!beginning.ok) return beginning;
  const [best] = beginning.value.ways
    .flatMap((way) => likelyHeads(way, beginning.value))
    .sort((a, b) => b.heads.length - a.heads.length);
  return best ? ok(best) : err({ why: 'empty' });
}

const filled = (cells: readonly string[]): readonly string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

function likelyHeads(
  { delimiter, rows }: FirstRows,
  { container, encoding }: Beginning,
): readonly Columns[] {
  const titled = EXCEL_MARK.test(rows[0]?.cells[0] ?? '') ? rows.slice(1) : rows;
  const fullest = Math.max(0, ...titled.map(({ cells }) => filled(cells).length));
  const linesBefore = titled.findIndex(({ cells }) => filled(cells).length * 2 > fullest);
  const row = titled[linesBefore];
  if (!row) return [];
  const layout = { container, encoding, delimiter, header: row.cells, headerLine: row.line };
  return [{ heads: filled(row.cells), linesBefore, layout }];
}
