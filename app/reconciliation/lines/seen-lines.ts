const WORDS = 4;
const FIRST_SLOTS = 1 << 10;
/** A table fuller than this is made twice as large. */
const MOST_FULL = 0.6;

/** What an empty place in the table looks like. */
const NOTHING = '0'.repeat(WORDS * 8);

/**
 * The how many-eth of its like a line is in its file. It remembers every digest, whole, in sixteen bytes a line and some room
 * between them: a file of four million lines is counted exactly and in little memory.
 */
export class SeenLines {
  #table = new Uint32Array(FIRST_SLOTS * WORDS);
  #slots = FIRST_SLOTS;
  #seen = 0;
  readonly #again = new Map<string, number>();

  /** `digest`: 32 hexadecimal digits, of which the last are as good as random. 1 for the first line of this digest. */
  turnOf(digest: string): number {
    const before = this.#again.get(digest) ?? (this.#putIn(wordsOf(digest)) ? 0 : 1);
    const turn = before + 1;
    if (turn > 1 || digest === NOTHING) this.#again.set(digest, turn);
    return turn;
  }

  /** False where it is in already. */
  #putIn(words: Uint32Array): boolean {
    if (this.#seen > this.#slots * MOST_FULL) this.#grow();
    const slot = this.#slotOf(words);
    if (!isFree(this.#table, slot)) return false;
    putAt(this.#table, slot, words);
    this.#seen += 1;
    return true;
  }

  /** Where these words stand, or would. */
  #slotOf(words: Uint32Array): number {
    const mask = this.#slots - 1;
    let place = (words[WORDS - 1] ?? 0) & mask;
    while (!isFree(this.#table, place * WORDS) && !isAt(this.#table, place * WORDS, words))
      place = (place + 1) & mask;
    return place * WORDS;
  }

  #grow(): void {
    const before = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * WORDS);
    for (let at = 0; at < before.length; at += WORDS) {
      const words = before.subarray(at, at + WORDS);
      if (!isFree(before, at)) putAt(this.#table, this.#slotOf(words), words);
    }
  }
}

const read = new Uint32Array(WORDS);
const readBytes = Buffer.from(read.buffer);

/** Into the same four words each time: they are copied, or forgotten. */
function wordsOf(digest: string): Uint32Array {
  readBytes.write(digest, 'hex');
  return read;
}

function putAt(table: Uint32Array, at: number, words: Uint32Array): void {
  table[at] = words[0] ?? 0;
  table[at + 1] = words[1] ?? 0;
  table[at + 2] = words[2] ?? 0;
  table[at + 3] = words[3] ?? 0;
}

const isFree = (table: Uint32Array, at: number): boolean =>
  table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0;

const isAt = (table: Uint32Array, at: number, words: Uint32Array): boolean =>
  table[at + 3] === words[3] &&
  table[at + 2] === words[2] &&
  table[at + 1] === words[1] &&
  table[at] === words[0];
