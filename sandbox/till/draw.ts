const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Ids that a seller gives, drawn from the sandbox's seed: the same seed, the same ids. */
export type Draw = {
  /** Digits without a leading zero. */
  digits(length: number): string;
  hex(length: number): string;
  letters(length: number): string;
  /** Lower case, in the shape 8-4-4-4-12. */
  uuid(): string;
  /** A whole number from 0, below `bound`. */
  below(bound: number): number;
};

export function createDraw(random: () => number): Draw {
  const below = (bound: number) => Math.floor(random() * bound);
  const from = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join('');
  const hex = (length: number) => from('0123456789abcdef', length);
  return {
    below,
    hex,
    digits: (length) => `${1 + below(9)}${from(DIGITS, length - 1)}`,
    letters: (length) => from(LETTERS, length),
    uuid: () => hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  };
}

/**
 * PagoEfectivo's one range of payer's codes: whoever sells them, the bank finds them by these eight digits (official
 * voucher text: 11323796). Seeded, and rising by small steps.
 */
export function createCodeNumbers(random: () => number): () => string {
  let last = 10_000_000 + Math.floor(random() * 40_000_000);
  return () => {
    last += 1 + Math.floor(random() * 90);
    return String(last);
  };
}
