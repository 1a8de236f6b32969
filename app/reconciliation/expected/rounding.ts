/** A whole, as rates count it: 18 % is 180,000 parts per million. */
export const MILLION = 1_000_000n;

/** The nearest whole number; a half goes away from zero. `by` is positive. */
export function divideHalfUp(amount: bigint, by: bigint): bigint {
  const doubled = 2n * (amount < 0n ? -amount : amount) + by;
  const rounded = doubled / (2n * by);
  return amount < 0n ? -rounded : rounded;
}

/** So many parts per million of an amount, to the nearest minor unit. */
export const shareOf = (amount: bigint, ppm: number): bigint =>
  divideHalfUp(amount * BigInt(ppm), MILLION);
