import type { ReportRow } from '#app/gateways/report.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { containerOf } from './container.ts';
import { DelimitedRows } from './delimited-rows.ts';
import { Decoder, encodingOf } from './encoding.ts';
import type { FileRefusal } from './file-refusal.ts';
import { namesIn } from './json-rows.ts';
import type { Delimiter, Recognised } from './recognised.ts';
import { isCells } from './row-cutter.ts';
import { workbookRows } from './workbook.ts';

/** How much of a file's beginning tells what it is; a workbook tells it only whole. */
export const HEAD_BYTES = 262_144;

/** Enough lines for any title and the heads after it. */
const HEAD_LINES = 100;

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];

/** A file's first rows, cut by a delimiter that it may have. */
export type FirstRows = {
  readonly delimiter: Delimiter | null;
  readonly rows: readonly ReportRow[];
};

/** What a file's first bytes tell before anybody has said what its columns mean. */
export type Beginning = Pick<Recognised, 'container' | 'encoding'> & {
  readonly ways: readonly FirstRows[];
};

/** The beginning of a file, in every way that it may be cut into rows. */
export async function beginningOf(head: Uint8Array): Promise<Result<Beginning, FileRefusal>> {
  const container = containerOf(head);
  if (!container.ok) return container;
  if (container.value === 'workbook') return beginningOfWorkbook(head);
  const beginning = head.subarray(0, HEAD_BYTES);
  const encoding = encodingOf(beginning);
  if (!encoding) return err({ why: 'not-text' });
  const text = new Decoder(encoding).decode(beginning);
  if (text === null) return err({ why: 'broken-encoding', line: 1 });
  if (text.trim() === '') return err({ why: 'empty' });
  if (!/^\s*[[{]/.test(text)) {
    const ways = DELIMITERS.map((delimiter) => ({ delimiter, rows: firstRows(text, delimiter) }));
    return ok({ container: 'delimited', encoding, ways });
  }
  const names = namesIn(text);
  if (!names.ok) return names;
  if (names.value.length === 0) return err({ why: 'empty' });
  const rows = [{ line: 1, cells: names.value }];
  return ok({ container: 'json', encoding, ways: [{ delimiter: null, rows }] });
}

async function beginningOfWorkbook(workbook: Uint8Array): Promise<Result<Beginning, FileRefusal>> {
  const batches = workbookRows(workbook);
  const { value: read = ok([]) } = await batches.next();
  await batches.return(undefined);
  if (!read.ok) return read;
  const rows = read.value.slice(0, HEAD_LINES).filter(isCells);
  return ok({ container: 'workbook', encoding: 'utf-8', ways: [{ delimiter: null, rows }] });
}

/** The first records of a text, up to what cannot be cut: that is for the reading to refuse. */
function firstRows(text: string, delimiter: Delimiter): readonly ReportRow[] {
  const rows = new DelimitedRows(delimiter);
  const found: ReportRow[] = [];
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/, HEAD_LINES);
  for (const read of [...lines.map((line) => rows.push(line)), rows.end()])
    if (read.ok) found.push(...read.value.filter(isCells));
    else break;
  return found;
}
