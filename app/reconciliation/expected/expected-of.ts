import { divideHalfUp, MILLION, shareOf } from './rounding.ts';
import type { Terms } from './terms.ts';

/** What a payment must bring, in minor units of its currency: gross = net + fee + fee tax + withheld. */
export type Expected = {
  readonly gross: bigint;
  readonly fee: bigint;
  readonly feeTax: bigint;
  readonly withheld: bigint;
  readonly net: bigint;
};

/** Of a gross amount and what is kept of it. */
export const expectedFrom = (
  gross: bigint,
  { fee, feeTax, withheld }: Pick<Expected, 'fee' | 'feeTax' | 'withheld'>,
): Expected => ({ gross, fee, feeTax, withheld, net: gross - fee - feeTax - withheld });

/** What is still to come where lines have told of `came`: each amount without its share, rounded as the lists' are (`told_share`). */
export function restOf({ gross, fee, feeTax, withheld }: Expected, came: bigint): Expected {
  const rest = (amount: bigint) => amount - divideHalfUp(amount * came, gross);
  return expectedFrom(gross - came, {
    fee: rest(fee),
    feeTax: rest(feeTax),
    withheld: rest(withheld),
  });
}

/** The fee on one payment: its tier's percentage, rounded, and fixed part, within minimum and maximum. */
export function feeOn(gross: bigint, { tiers, minimum, maximum }: Terms['fee']): bigint {
  const tier = tiers.find(({ upTo }) => upTo === null || gross <= upTo);
  if (!tier) throw new Error('the last tier is open above');
  const fee = shareOf(gross, tier.percentPpm) + tier.fixed;
  if (minimum !== null && fee < minimum) return minimum;
  return maximum !== null && fee > maximum ? maximum : fee;
}

/** What one payment must bring by these terms, its fee tax rounded on its own. */
export function expectedOf(gross: bigint, terms: Terms): Expected {
  const fee = feeOn(gross, terms.fee);
  const feeTax = shareOf(fee, terms.feeTax.ppm);
  let withheld = 0n;
  for (const { of, ppm } of terms.withholdings)
    withheld += shareOf(of === 'gross' ? gross : fee, ppm);
  return expectedFrom(gross, { fee, feeTax, withheld });
}

/** A fee of a batch; its id orders those whose fractions are equal. `stated`: its tax, where a closed month says it. */
export type BatchFee = { readonly id: string; readonly fee: bigint; readonly stated?: bigint };

/**
 * The fee tax of payments that are invoiced together: their exact tax is added up and rounded once, and what is left after
 * each has its whole minor units goes, one each, to the largest fractions. Whatever the order, each gets the same. What a
 * closed month has stated stays as it is, and is not answered: the others make up for it as far as a minor unit each can.
 */
export function spreadFeeTax(fees: readonly BatchFee[], ppm: number): ReadonlyMap<string, bigint> {
  const exact = fees.map(({ id, fee, stated }) => {
    const parts = fee * BigInt(ppm);
    return { id, stated, whole: parts / MILLION, fraction: parts % MILLION, parts };
  });
  const total = divideHalfUp(
    exact.reduce((sum, { parts }) => sum + parts, 0n),
    MILLION,
  );
  let left = exact.reduce((rest, { stated, whole }) => rest - (stated ?? whole), total);
  const byFraction = exact
    .filter(({ stated }) => stated === undefined)
    .toSorted((a, b) =>
      a.fraction === b.fraction ? (a.id < b.id ? -1 : 1) : a.fraction > b.fraction ? -1 : 1,
    );
  return new Map(
    byFraction.map(({ id, whole }) => {
      const more = left > 0n ? 1n : 0n;
      left -= more;
      return [id, whole + more];
    }),
  );
}
