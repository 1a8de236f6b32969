import type { BadRow } from '#app/gateways/report.ts';
import type { FileRefusal } from '../reading/file-refusal.ts';
import type { Reading, WholeFile } from '../reading/read-report.ts';
import { copyRow, type FileFacts } from './copy-row.ts';

/** So many bad rows are told one by one; a file with more is no report of this kind. */
export const MOST_BAD_ROWS = 100_000;

export type ReadRefusal =
  | FileRefusal
  | { readonly why: 'too-many-bad-rows'; readonly most: number }
  | { readonly why: 'no-such-account' }
  | { readonly why: 'original-erased' };

/** Which of lines that are alike counts as the first: by the line in the file, and how many were read before it. */
export type PlaceOf = (line: number, before: number) => number;
const asTheyCome: PlaceOf = (_line, before) => before;

/** How the reading of a file ended, known once its rows were taken. */
export class ReadInto {
  readonly #readings: AsyncIterable<Reading>;
  readonly #file: FileFacts;
  readonly #placeOf: PlaceOf;
  readonly bad: BadRow[] = [];
  whole: WholeFile | null = null;
  refusal: ReadRefusal | null = null;

  constructor(readings: AsyncIterable<Reading>, file: FileFacts, placeOf: PlaceOf = asTheyCome) {
    this.#readings = readings;
    this.#file = file;
    this.#placeOf = placeOf;
  }

  /** The lines as rows of `read_line`, a batch at a time. Ends early where the file is refused. */
  async *rows(): AsyncGenerator<string> {
    let place = 0;
    for await (const reading of this.#readings) {
      if (reading.is === 'end') this.whole = reading.whole;
      if (reading.is === 'refused') this.refusal = reading.refusal;
      if (reading.is !== 'rows') return;
      let text = '';
      for (const row of reading.rows) {
        if (!row.ok) this.bad.push(row.error);
        else {
          text += copyRow(row.value, this.#placeOf(row.value.line, place), this.#file);
          place += 1;
        }
      }
      if (this.bad.length > MOST_BAD_ROWS) {
        this.refusal = { why: 'too-many-bad-rows', most: MOST_BAD_ROWS };
        return;
      }
      if (text !== '') yield text;
    }
  }
}
