import type { ReportFormat } from '#app/gateways/report.ts';

/** How a file's bytes stand for its letters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a file's cells are told apart by. */
export type Delimiter = ';' | ',' | '\t';

/** What kind of file it is, known before anything of it is kept. */
export type Recognised = {
  readonly container: 'delimited' | 'json' | 'workbook';
  /** A workbook's is UTF-8, as its standard says. */
  readonly encoding: Encoding;
  /** Null where the container needs none. */
  readonly delimiter: Delimiter | null;
  readonly format: ReportFormat;
  readonly header: readonly string[];
  /** The line of the header, from 1; of JSON the line of its first record. */
  readonly headerLine: number;
};

/** How a file is cut into rows, whatever they mean. */
export type Layout = Omit<Recognised, 'format'>;
