import { ok, type Result } from '#app/kernel/result.ts';
import { beginningOf, type FirstRows } from './beginning.ts';
import type { FileRefusal } from './file-refusal.ts';
import { EXCEL_MARK } from './header.ts';

/** The heads of a file that no format knows, for the merchant to say what each means; and how many lines stand before them. */
export type Columns = { readonly heads: readonly string[]; readonly linesBefore: number };

/** The most likely heads: the first row that is nearly as full as the fullest, by the delimiter that finds most of them. */
export async function columnsIn(head: Uint8Array): Promise<Result<Columns, FileRefusal>> {
  const beginning = await beginningOf(head);
  if (!beginning.ok) return beginning;
  const [best = NONE] = beginning.value.ways
    .map(likelyHeads)
    .sort((a, b) => b.heads.length - a.heads.length);
  return ok(best);
}

const NONE: Columns = { heads: [], linesBefore: 0 };

const filled = (cells: readonly string[]): readonly string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

function likelyHeads({ rows }: FirstRows): Columns {
  const titled = EXCEL_MARK.test(rows[0]?.cells[0] ?? '') ? rows.slice(1) : rows;
  const fullest = Math.max(0, ...titled.map(({ cells }) => filled(cells).length));
  const linesBefore = titled.findIndex(({ cells }) => filled(cells).length * 2 > fullest);
  return linesBefore < 0 ? NONE : { heads: filled(titled[linesBefore]?.cells ?? []), linesBefore };
}
