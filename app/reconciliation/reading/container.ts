import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import { noTable } from './no-table.ts';

const begins = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** What the file's first bytes say of what holds its rows. */
export function containerOf(head: Uint8Array): Result<'text' | 'workbook', FileRefusal> {
  if (head.length === 0) return err({ why: 'empty' });
  if (begins(head, ZIP)) return ok('workbook');
  if (begins(head, OLE)) return err({ why: 'old-excel' });
  const other = noTable(head);
  return other === null ? ok('text') : err({ why: other });
}
