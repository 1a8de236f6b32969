/** 2²⁶ of them take eight megabytes, of which a small file touches few. */
const BITS = 26;
const OF_A_WORD = 5;

/**
 * Remembers names in little memory and never forgets one, but now and then believes to have seen what it has not: of a million
 * names one in a thousand. For what is done more slowly, not otherwise, where a name came before (a Bloom filter with two bits a
 * name).
 */
export class PerhapsSeen {
  readonly #words = new Uint32Array(1 << (BITS - OF_A_WORD));

  /** False where this name certainly comes for the first time. */
  saw(name: string): boolean {
    let [one, other] = [0x811c9dc5, 0x9747b28c];
    for (let at = 0; at < name.length; at += 1) {
      const sign = name.charCodeAt(at);
      one = Math.imul(one ^ sign, 0x01000193);
      other = Math.imul(other ^ sign, 0x5bd1e995);
      other ^= other >>> 15;
    }
    const first = this.#mark(one);
    const second = this.#mark(other);
    return first && second;
  }

  /** Whether it was marked before. The upper bits are the well mixed ones. */
  #mark(hash: number): boolean {
    const place = (hash ^ (hash >>> 13)) >>> (32 - BITS);
    const word = place >>> OF_A_WORD;
    const bit = 1 << (place & 31);
    const before = this.#words[word] ?? 0;
    this.#words[word] = before | bit;
    return (before & bit) !== 0;
  }
}
