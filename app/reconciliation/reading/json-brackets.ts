/** Under which name of an outer object the records stand. */
const NAMES: ReadonlySet<string> = new Set(['rows', 'data', 'results']);
const LONGEST_NAME = 40;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const isOpening = (code: number): boolean => code === 0x7b || code === 0x5b;
const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;
const isObject = (code: number): boolean => code === 0x7b || code === 0x7d;
const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** What one letter of a JSON text means for the records in it. */
export type Met = 'nothing' | 'begins' | 'ends' | 'wrong';

/**
 * Follows brackets and quotes through a JSON text, letter by letter, to find where records begin and end. What is inside a
 * record is judged by whoever parses it. A second array of records is wrong: neither may be passed over.
 */
export class JsonBrackets {
  #depth = 0;
  #where: 'before' | 'among' | 'after' = 'before';
  /** How deep the records stand, once their array is met. */
  #records = 0;
  /** The outermost bracket has closed. */
  #ended = false;
  #inText = false;
  #escaped = false;
  /** The text last met in the outer object. */
  #name = '';

  /** Whether all that was opened is closed. */
  get closed(): boolean {
    return this.#ended;
  }

  meet(code: number): Met {
    if (this.#inText) return this.#insideText(code);
    if (isBlank(code)) return 'nothing';
    if (this.#ended) return 'wrong';
    if (isOpening(code)) return this.#opens(code);
    if (isClosing(code)) return this.#closes(code);
    if (this.#isBetweenRecords()) return code === COMMA ? 'nothing' : 'wrong';
    if (this.#depth === 0) return 'wrong';
    if (code === QUOTE) this.#beginText();
    return 'nothing';
  }

  #beginText(): void {
    this.#inText = true;
    if (this.#depth === 1) this.#name = '';
  }

  #insideText(code: number): Met {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) this.#inText = false;
    else if (this.#depth === 1 && this.#name.length < LONGEST_NAME)
      this.#name += String.fromCharCode(code);
    return 'nothing';
  }

  #opens(code: number): Met {
    const between = this.#isBetweenRecords();
    this.#depth += 1;
    if (between) return isObject(code) ? 'begins' : 'wrong';
    const named = this.#depth === 2 && NAMES.has(this.#name);
    if (isObject(code) || (this.#depth !== 1 && !named)) return 'nothing';
    if (this.#where === 'after') return 'wrong';
    if (this.#where === 'among') return 'nothing';
    this.#where = 'among';
    this.#records = this.#depth + 1;
    return 'nothing';
  }

  #closes(code: number): Met {
    this.#depth -= 1;
    this.#ended = this.#depth <= 0;
    if (this.#depth < 0) return 'wrong';
    if (this.#where !== 'among') return 'nothing';
    if (this.#depth === this.#records - 1) return isObject(code) ? 'ends' : 'wrong';
    if (this.#depth > this.#records - 2) return 'nothing';
    this.#where = 'after';
    return isObject(code) ? 'wrong' : 'nothing';
  }

  #isBetweenRecords(): boolean {
    return this.#where === 'among' && this.#depth === this.#records - 1;
  }
}
