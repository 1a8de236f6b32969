import { isKeepable, keptWord } from '#app/gateways/keepable.ts';
import type { BadRow, ReportLine, ReportReader, ReportRow } from '#app/gateways/report.ts';
import { isReportTime } from '#app/gateways/report-time.ts';
import type { Currency } from '#app/kernel/money.ts';
import { err, type Result } from '#app/kernel/result.ts';
import { LineSums } from './line-sums.ts';
import type { Recognised } from './recognised.ts';
import { type CutRow, isCells } from './row-cutter.ts';

/** One line of a report, or the row that could not be read. One row may tell several lines, or be bad in several cells. */
export type ReadRow = Result<ReportLine, BadRow>;

/** Takes a file's rows through its format's reader, in their order, and adds up what that tells. */
export class RowsToLines {
  readonly #reader: ReportReader;
  readonly #recognised: Recognised;
  readonly #sums = new LineSums();
  #records = 0;
  #lines = 0;
  #bad = 0;
  /** By its place in the header: whether a cell is an amount with its decimals. */
  readonly #decimal: readonly boolean[];
  /** Every amount at the end of a row had its decimals so far. */
  #writesDecimals = true;

  constructor(recognised: Recognised, currency: Currency) {
    this.#recognised = recognised;
    this.#reader = recognised.format.open(recognised.header, currency);
    this.#decimal = recognised.header.map((head) => recognised.format.hasDecimals?.(head) === true);
  }

  /** `ended` is false where the last row's line has no end. */
  read(rows: readonly CutRow[], ended: boolean): readonly ReadRow[] {
    const read: ReadRow[] = [];
    for (const row of rows) {
      if (this.#isBefore(row)) continue;
      this.#records += 1;
      for (const each of this.#readRow(row, ended)) read.push(this.#counted(each));
    }
    return read;
  }

  /** What only the end of the file tells. */
  end(): readonly ReadRow[] {
    return (this.#reader.end?.() ?? []).map((each) => this.#counted(each));
  }

  told() {
    return {
      records: this.#records,
      lines: this.#lines,
      bad: this.#bad,
      informing: this.#sums.informing,
      sums: this.#sums.sums(),
    };
  }

  /** The header and what stands before it. JSON has neither. */
  #isBefore({ line }: CutRow): boolean {
    return this.#recognised.container !== 'json' && line <= this.#recognised.headerLine;
  }

  #readRow(row: CutRow, ended: boolean): readonly ReadRow[] {
    if (!isCells(row)) return [err(row)];
    const { header } = this.#recognised;
    const bad = (why: string) => [err({ line: row.line, column: header[0] ?? '', why })];
    if (ended) this.#heed(row);
    else if (this.#isCut(row)) return bad('truncated');
    return isHeader(row, header) ? bad('header-again') : this.#reader.read(row);
  }

  /** A report that has an amount without its decimals at the end of a row may have one at its own end. */
  #heed(row: ReportRow): void {
    if (this.#writesDecimals && this.#lacksDecimals(row)) this.#writesDecimals = false;
  }

  /** Whether a row that ends with its file may lack a part of itself: a cell, or the rest of an amount. */
  #isCut(row: ReportRow): boolean {
    const { header, format } = this.#recognised;
    if (!format.ragged && row.cells.length < header.length) return true;
    return this.#writesDecimals && this.#lacksDecimals(row);
  }

  /** Whether a row's last cell may be the beginning of an amount: `115` of `115.66` would be money as well. */
  #lacksDecimals({ cells }: ReportRow): boolean {
    if (!this.#decimal[cells.length - 1]) return false;
    const last = cells.at(-1)?.trim() ?? '';
    return last !== '' && !/[.,]\d\d\D*$/.test(last);
  }

  #counted(read: ReadRow): ReadRow {
    const kept = read.ok ? keptLine(read.value) : read;
    if (kept.ok) {
      this.#lines += 1;
      this.#sums.add(kept.value);
    } else this.#bad += 1;
    return kept;
  }
}

/** The header once more, where somebody put two files together. */
const isHeader = ({ cells }: ReportRow, header: readonly string[]): boolean =>
  cells[0] === header[0] && header.every((head, at) => cells[at] === head);

const TEXTS = ['reference', 'transactionCode', 'operation', 'payout'] as const;

/** The line as it can stand in a row of the database, or which of its cells cannot. */
function keptLine(line: ReportLine): ReadRow {
  for (const column of TEXTS)
    if (!isKeepable(line[column])) return err({ line: line.line, column, why: 'not-a-reference' });
  if (line.at !== null && !isReportTime(line.at))
    return err({ line: line.line, column: 'at', why: 'not-a-time' });
  const word = keptWord(line.word);
  return { ok: true, value: word === line.word ? line : { ...line, word } };
}
