import Papa from 'papaparse';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { Delimiter } from './recognised.ts';
import type { CutRow, RowCutter } from './row-cutter.ts';

/** The longest record, in letters. PayU's widest has 68 columns and some 900 letters. */
const LONGEST_RECORD = 1_048_576;

type Parsed = {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
};

/**
 * Records of a delimited text (RFC 4180 quotes), each with the line where it begins. Papaparse cuts the cells; here stands what
 * its own streaming does not do: line numbers, any mixture of line ends, and a limit on what is held.
 */
export class DelimitedRows implements RowCutter {
  readonly #parser: Papa.Parser;
  /** The beginning of a record whose end has not come. */
  #rest = '';
  #line = 1;
  /** A carriage return ended the last piece: whether a line feed belongs to it is not known yet. */
  #held = false;

  constructor(delimiter: Delimiter) {
    this.#parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
  }

  push(text: string): Result<readonly CutRow[], FileRefusal> {
    const all = this.#rest + this.#inLines(text);
    const parsed: Parsed = this.#parser.parse(all, 0, true);
    this.#rest = all.slice(parsed.meta.cursor);
    const rows = this.#rows(parsed, all.includes('"'));
    if (!rows.ok || this.#rest.length <= LONGEST_RECORD) return rows;
    const swallows = this.#rest.includes('\n');
    return err({ why: swallows ? 'broken-quote' : 'line-too-long', line: this.#line });
  }

  end(): Result<readonly CutRow[], FileRefusal> {
    const rest = this.#held ? `${this.#rest}\n` : this.#rest;
    if (rest === '') return ok([]);
    const parsed: Parsed = this.#parser.parse(rest, 0, false);
    if (parsed.errors.some(({ code }) => code === 'MissingQuotes'))
      return err({ why: rest.includes('\n') ? 'broken-quote' : 'truncated', line: this.#line });
    return this.#rows(parsed, rest.includes('"'));
  }

  /** With a line feed alone at each line's end. */
  #inLines(text: string): string {
    const joined = this.#held ? `\r${text}` : text;
    this.#held = joined.endsWith('\r');
    const whole = this.#held ? joined.slice(0, -1) : joined;
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }

  #rows({ data, errors }: Parsed, quoted: boolean): Result<readonly CutRow[], FileRefusal> {
    const broken = new Set(errors.map(({ row }) => row));
    const rows: CutRow[] = [];
    for (const [index, cells] of data.entries()) {
      const line = this.#line;
      this.#line += 1 + (quoted ? breaksIn(cells) : 0);
      if (!broken.has(index)) {
        if (!isBlank(cells)) rows.push({ line, cells });
        continue;
      }
      // A stray quote that goes on over lines hides how many records it took.
      if (this.#line > line + 1) return err({ why: 'broken-quote', line });
      rows.push({ line, column: '', why: 'broken-quote' });
    }
    return ok(rows);
  }
}

/** How many line ends stand inside the cells. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells)
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/** An empty line, or a line of nothing but delimiters as spreadsheets leave them. */
const isBlank = (cells: readonly string[]): boolean =>
  cells[0]?.trim() === '' && cells.every((cell) => cell.trim() === '');
