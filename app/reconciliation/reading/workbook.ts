import type { ReportFormat } from '#app/gateways/report.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import { headerAmong } from './header.ts';
import type { Recognised } from './recognised.ts';
import type { CutRow } from './row-cutter.ts';
import { isCells } from './row-cutter.ts';

/** The largest workbook, packed. */
export const LARGEST_WORKBOOK = 10 * 1_048_576;

/** The rows of a workbook's first sheet, its cells as text; `line` is the row's number. */
export async function workbookRows(
  _bytes: Uint8Array,
): Promise<Result<readonly CutRow[], FileRefusal>> {
  return err({ why: 'broken-workbook' });
}

/** What a workbook holds, by its first sheet. */
export async function recogniseWorkbook(
  bytes: Uint8Array,
  formats: readonly ReportFormat[],
): Promise<Result<Recognised, FileRefusal>> {
  const rows = await workbookRows(bytes);
  if (!rows.ok) return rows;
  const found = headerAmong(rows.value.filter(isCells), formats);
  if (!found.ok) return found;
  return ok({ container: 'workbook', encoding: 'utf-8', delimiter: null, ...found.value });
}

/** The bytes of a whole workbook, unless they are more than are let in. */
export async function wholeWorkbook(
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<Uint8Array, FileRefusal>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > LARGEST_WORKBOOK) return err({ why: 'too-large', mostBytes: LARGEST_WORKBOOK });
    pieces.push(piece);
  }
  return ok(Buffer.concat(pieces));
}
