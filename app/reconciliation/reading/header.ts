import type { ReportFormat, ReportRow } from '#app/gateways/report.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { Recognised } from './recognised.ts';

/** More columns than any report has: PayU's widest has 68. */
export const WIDEST = 512;

/** `sep=;`, which Excel writes before the heads and hides. */
export const EXCEL_MARK = /^sep=.?$/i;

type Found = Pick<Recognised, 'format' | 'header' | 'headerLine'>;

/** The header among a file's first rows, which stands first but for the lines of a title that its format allows. */
export function headerAmong(
  rows: readonly ReportRow[],
  formats: readonly ReportFormat[],
): Result<Found, FileRefusal> {
  const start = EXCEL_MARK.test(rows[0]?.cells[0] ?? '') ? 1 : 0;
  const titles = rows.slice(start);
  for (const format of formats) {
    const row = titles
      .slice(0, 1 + (format.linesBefore ?? 0))
      .find(({ cells }) => format.recognises(cells));
    if (!row) continue;
    if (row.cells.length > WIDEST) return err({ why: 'too-wide', most: WIDEST });
    const heads = neededTwice(row.cells, format);
    if (heads.length > 0) return err({ why: 'header-twice', heads });
    return ok({ format, header: row.cells, headerLine: row.line });
  }
  return err(whyUnknown(titles, formats));
}

const namesTwice = (header: readonly string[]): readonly string[] => [
  ...new Set(header.filter((head, at) => head !== '' && header.indexOf(head) !== at)),
];

/** Heads that stand more than once, and without which the format would not know the file. */
function neededTwice(header: readonly string[], format: ReportFormat): readonly string[] {
  return namesTwice(header).filter(
    (name) => !format.recognises(header.filter((head) => head !== name)),
  );
}

/** A header that a format would know if each head stood once is told apart from one of another report. */
function whyUnknown(rows: readonly ReportRow[], formats: readonly ReportFormat[]): FileRefusal {
  for (const format of formats) {
    for (const { cells } of rows.slice(0, 1 + (format.linesBefore ?? 0))) {
      if (cells.length > WIDEST) return { why: 'too-wide', most: WIDEST };
      const heads = namesTwice(cells);
      const once = cells.filter((head, at) => cells.indexOf(head) === at);
      if (heads.length > 0 && format.recognises(once)) return { why: 'header-twice', heads };
    }
  }
  return { why: 'unknown-kind' };
}
