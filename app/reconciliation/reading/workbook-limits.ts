import { parseInteger } from '#app/kernel/integer.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import { WIDEST } from './header.ts';
import { unpacked, zipEntries } from './zip-entries.ts';

/** The largest workbook, packed. */
export const LARGEST_WORKBOOK = 10 * 1_048_576;
/** All that it unpacks to. */
const LARGEST_UNPACKED = 64 * 1_048_576;
/**
 * PayU's reports have at most 20,000 rows. What is longer comes as CSV, which has no limit. Measured with 14 columns: reading
 * 20,000 rows takes a process to 221 MB resident, 49,000 to 361 MB.
 */
const MOST_ROWS = 30_000;

/** Whatever could be read as the place of a cell or the number of a row, in any part of the workbook. */
const PLACED = /(?:\s|(?<!xmlns):)r\s*=\s*(["'])(.*?)\1/gs;
const PLACE = /^([A-Z]{0,3})(\d{1,7})$/;

/**
 * Whether a workbook may be read: what it unpacks to is counted while it is unpacked, and no cell stands so far out that the
 * rows and columns before it would fill the memory. Asked before the library sees it.
 */
export async function withinLimits(workbook: Uint8Array): Promise<Result<void, FileRefusal>> {
  if (workbook.length > LARGEST_WORKBOOK)
    return err({ why: 'too-large', mostBytes: LARGEST_WORKBOOK });
  const entries = zipEntries(workbook);
  if (!entries) return err({ why: 'broken-workbook' });
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return err({ why: 'archive' });
  let left = LARGEST_UNPACKED;
  for (const entry of entries) {
    const bytes = await unpacked(entry, left);
    if (bytes === 'too-much') return err({ why: 'zip-bomb', mostBytes: LARGEST_UNPACKED });
    if (bytes === 'broken') return err({ why: 'broken-workbook' });
    left -= bytes.length;
    const far = entry.name.endsWith('.xml') ? tooFar(bytes) : null;
    if (far) return err(far);
  }
  return ok(undefined);
}

function tooFar(xml: Uint8Array): FileRefusal | null {
  for (const [, , place = ''] of new TextDecoder().decode(xml).matchAll(PLACED)) {
    const [, column, row = ''] = PLACE.exec(place) ?? [];
    if (column === undefined) return { why: 'broken-workbook' };
    if ((parseInteger(row) ?? 0) > MOST_ROWS) return { why: 'too-many-rows', most: MOST_ROWS };
    if (columnNumber(column) > WIDEST) return { why: 'too-wide', most: WIDEST };
  }
  return null;
}

/** `A` is 1, `AA` is 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
