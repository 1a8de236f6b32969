const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** One stream of chance per sandbox: the same seed tells the same story. */
export type Random = {
  /** At least 0, below 1. */
  next(): number;
  letters(length: number): string;
  hex(length: number): string;
  /** `bytes` of chance in base64, as Shopify writes `group` and `session_id`. */
  base64(bytes: number): string;
  uuid(): string;
};

export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const pick = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
  const hex = (length: number) => pick('0123456789abcdef', length);
  return {
    next,
    hex,
    letters: (length) => pick(LETTERS, length),
    base64: (bytes) => Buffer.from(hex(bytes * 2), 'hex').toString('base64'),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state are plenty for a stage play. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
