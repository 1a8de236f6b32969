import { ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import { type JsonRecord, JsonRecords } from './json-records.ts';
import type { CutRow, RowCutter } from './row-cutter.ts';

/** JSON's records as rows under the names that the file's first records have. */
export class JsonRows implements RowCutter {
  readonly #records = new JsonRecords();
  readonly #header: readonly string[];
  readonly #names: ReadonlySet<string>;

  constructor(header: readonly string[]) {
    this.#header = header;
    this.#names = new Set(header);
  }

  push(text: string): Result<readonly CutRow[], FileRefusal> {
    const read = this.#records.push(text);
    return read.ok ? ok(read.value.map((record) => this.#row(record))) : read;
  }

  end(): Result<readonly CutRow[], FileRefusal> {
    const read = this.#records.end();
    return read.ok ? ok([]) : read;
  }

  /** A name that no record had before might be a column that is read: its row is not guessed at. */
  #row({ line, values }: JsonRecord): CutRow {
    for (const name of values.keys())
      if (!this.#names.has(name)) return { line, column: name.slice(0, 80), why: 'unknown-column' };
    return { line, cells: this.#header.map((name) => values.get(name) ?? '') };
  }
}

/** The names of all values of the records in a JSON file's beginning, in the order in which they are met. */
export function namesIn(head: string): Result<readonly string[], FileRefusal> {
  const names = new Set<string>();
  const read = new JsonRecords().push(head);
  if (!read.ok) return read;
  for (const { values } of read.value) for (const name of values.keys()) names.add(name);
  return ok([...names]);
}
