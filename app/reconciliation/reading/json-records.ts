import { parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import { JsonBrackets } from './json-brackets.ts';

/** The longest record, in letters. */
const LONGEST_RECORD = 1_048_576;

/** A record's values as text, by their names; `line` is the number of the record, from 1. */
export type JsonRecord = { readonly line: number; readonly values: ReadonlyMap<string, string> };

type Cut = Result<readonly JsonRecord[], FileRefusal>;

/**
 * The records of `[{…}, …]` or of `{"rows": [{…}, …]}`, cut out one by one, so that a large file is never held whole.
 * Numbers are their source text (law 1); what is no plain value is its JSON text.
 */
export class JsonRecords {
  readonly #brackets = new JsonBrackets();
  /** The text of a record whose end has not come. */
  #kept = '';
  #open = false;
  #count = 0;

  push(text: string): Cut {
    const records: JsonRecord[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const met = this.#brackets.meet(text.charCodeAt(at));
      if (met === 'wrong') return this.#wrong();
      if (met === 'begins') {
        from = at;
        this.#open = true;
      } else if (met === 'ends') {
        const record = this.#record(this.#kept + text.slice(from, at + 1));
        if (!record) return this.#wrong();
        records.push(record);
        this.#kept = '';
        this.#open = false;
      }
    }
    if (this.#open) this.#kept += text.slice(from);
    if (this.#kept.length > LONGEST_RECORD)
      return err({ why: 'line-too-long', line: this.#count + 1 });
    return ok(records);
  }

  end(): Cut {
    return this.#brackets.closed ? ok([]) : err({ why: 'truncated', line: this.#count + 1 });
  }

  #wrong(): Cut {
    return err({ why: 'not-json', line: this.#count + 1 });
  }

  #record(text: string): JsonRecord | null {
    const json = parseExactJson(text);
    if (!json.ok || json.value === null || typeof json.value !== 'object') return null;
    this.#count += 1;
    const values = new Map<string, string>();
    for (const [name, value] of Object.entries(json.value)) {
      const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`;
      values.set(name, value === null ? '' : text);
    }
    return { line: this.#count, values };
  }
}
