import type { BadRow, ReportLine } from '#app/gateways/report.ts';
import type { FileRefusal } from '../reading/file-refusal.ts';
import type { Reading, WholeFile } from '../reading/read-report.ts';
import type { ReadRow } from '../reading/rows-to-lines.ts';
import { copyRow, type FileFacts, nameOf } from './copy-row.ts';
import { lineDigest } from './line-key.ts';
import { PerhapsSeen } from './perhaps-seen.ts';
import { SeenLines } from './seen-lines.ts';

/** So many bad rows are told one by one; a file with more is no report of this kind. */
export const MOST_BAD_ROWS = 100_000;

export type ReadRefusal =
  | FileRefusal
  | { readonly why: 'too-many-bad-rows'; readonly most: number }
  | { readonly why: 'no-such-account' }
  | { readonly why: 'original-erased' };

/** Rows of `read_line`, as COPY takes them. */
export type ReadLines = { readonly lines: number; readonly bytes: Buffer };

/** Takes the lines of a file as they are read, and knows how the reading ended once they were taken. */
export class ReadInto {
  readonly #readings: AsyncIterable<Reading>;
  readonly #file: FileFacts;
  /** By the lines of the file: what they tell counts as read after all others, and in this order. */
  readonly #last: ReadonlyMap<number, number>;
  readonly #held: { readonly rank: number; readonly line: ReportLine }[] = [];
  readonly #seen = new SeenLines();
  readonly #named = new PerhapsSeen();
  #place = 0;
  readonly bad: BadRow[] = [];
  whole: WholeFile | null = null;
  refusal: ReadRefusal | null = null;

  constructor(
    readings: AsyncIterable<Reading>,
    file: FileFacts,
    last: ReadonlyMap<number, number> = new Map(),
  ) {
    this.#readings = readings;
    this.#file = file;
    this.#last = last;
  }

  /** The lines as rows of `read_line`, at most so many at a time. Ends early where the file is refused. */
  async *rows(most: number): AsyncGenerator<ReadLines> {
    for await (const reading of this.#readings) {
      if (reading.is === 'refused') {
        this.refusal = reading.refusal;
        return;
      }
      if (reading.is === 'end') {
        this.whole = reading.whole;
        const held = this.#held.toSorted((a, b) => a.rank - b.rank);
        yield* this.#inBatches(
          held.map(({ line }) => line),
          most,
        );
        return;
      }
      const now = this.#takenNow(reading.rows);
      if (this.bad.length > MOST_BAD_ROWS) {
        this.refusal = { why: 'too-many-bad-rows', most: MOST_BAD_ROWS };
        return;
      }
      yield* this.#inBatches(now, most);
    }
  }

  #takenNow(rows: readonly ReadRow[]): readonly ReportLine[] {
    const now: ReportLine[] = [];
    for (const row of rows) {
      const rank = row.ok ? this.#last.get(row.value.line) : undefined;
      if (!row.ok) this.bad.push(row.error);
      else if (rank === undefined) now.push(row.value);
      else this.#held.push({ rank, line: row.value });
    }
    return now;
  }

  *#inBatches(lines: readonly ReportLine[], most: number): Generator<ReadLines> {
    for (let from = 0; from < lines.length; from += most)
      yield this.#read(lines.slice(from, from + most));
  }

  #read(lines: readonly ReportLine[]): ReadLines {
    let text = '';
    for (const line of lines) {
      const digest = lineDigest(this.#file.accountId, line);
      const turn = this.#seen.turnOf(digest);
      const name = nameOf(line);
      const isNamedAgain = name !== null && this.#named.saw(name);
      const at = { place: this.#place, digest, turn, name, isNamedAgain };
      text += copyRow(line, at, this.#file);
      this.#place += 1;
    }
    // As bytes at once: the letters of a row hang together by a dozen strings, each with a life of its own.
    return { lines: lines.length, bytes: Buffer.from(text) };
  }
}
