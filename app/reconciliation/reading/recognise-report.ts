import type { ReportFormat } from '#app/gateways/report.ts';
import { formatOfPlan } from '#app/gateways/report-by-plan.ts';
import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { containerOf } from './container.ts';
import { DelimitedRows } from './delimited-rows.ts';
import { Decoder, encodingOf } from './encoding.ts';
import type { FileRefusal } from './file-refusal.ts';
import { type HeadRow, headerAmong } from './header.ts';
import { namesIn } from './json-rows.ts';
import type { Delimiter, Encoding, Recognised } from './recognised.ts';
import { isCells } from './row-cutter.ts';
import { recogniseWorkbook } from './workbook.ts';

/** How much of a file's beginning tells what it is; a workbook tells it only whole. */
export const HEAD_BYTES = 262_144;

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];

/** What the file is measured against: the gateway's own formats, then the merchant's plan, under the gateway's `name`. */
export type Known = {
  readonly name: string;
  readonly formats: readonly ReportFormat[];
  readonly plan: ColumnPlan | null;
};

/** What kind of file it is: encoding, delimiter and format, by its beginning; or why it cannot be read. Changes nothing. */
export async function recogniseReport(
  head: Uint8Array,
  known: Known,
): Promise<Result<Recognised, FileRefusal>> {
  const formats = known.plan
    ? [...known.formats, formatOfPlan(known.name, known.plan)]
    : known.formats;
  const container = containerOf(head);
  if (!container.ok) return container;
  if (container.value === 'workbook') return recogniseWorkbook(head, formats);
  const beginning = head.subarray(0, HEAD_BYTES);
  const encoding = encodingOf(beginning);
  if (!encoding) return err({ why: 'not-text' });
  const text = new Decoder(encoding).decode(beginning);
  if (text === null) return err({ why: 'broken-encoding', line: 1 });
  if (text.trim() === '') return err({ why: 'empty' });
  return /^\s*[[{]/.test(text)
    ? recogniseJson(text, { encoding, formats })
    : recogniseDelimited(text, { encoding, formats });
}

type Text = { readonly encoding: Encoding; readonly formats: readonly ReportFormat[] };

function recogniseJson(text: string, { encoding, formats }: Text): Result<Recognised, FileRefusal> {
  const names = namesIn(text);
  if (!names.ok) return names;
  if (names.value.length === 0) return err({ why: 'empty' });
  const found = headerAmong([{ line: 1, cells: names.value }], formats);
  if (!found.ok) return found;
  return ok({ container: 'json', encoding, delimiter: null, ...found.value });
}

/** The delimiter by which some format knows its heads. */
function recogniseDelimited(
  text: string,
  { encoding, formats }: Text,
): Result<Recognised, FileRefusal> {
  let refusal: FileRefusal = { why: 'unknown-kind' };
  for (const delimiter of DELIMITERS) {
    const found = headerAmong(headRows(text, delimiter), formats);
    if (found.ok) return ok({ container: 'delimited', encoding, delimiter, ...found.value });
    if (found.error.why !== 'unknown-kind') refusal = found.error;
  }
  return err(refusal);
}

/** Enough lines for any title and the heads after it. */
const HEAD_LINES = 100;

/** The first records of a text, up to what cannot be cut: that is for the reading to refuse. */
function headRows(text: string, delimiter: Delimiter): readonly HeadRow[] {
  const rows = new DelimitedRows(delimiter);
  const found: HeadRow[] = [];
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/, HEAD_LINES);
  for (const read of [...lines.map((line) => rows.push(line)), rows.end()])
    if (read.ok) found.push(...read.value.filter(isCells));
    else break;
  return found;
}
