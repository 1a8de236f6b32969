import { divideHalfUp, shareOf } from './rounding.ts';
import type { Terms } from './terms.ts';

/** What was charged on a set of receipts against what their cards say, tax and withholdings included, in minor units. */
export type FeeSums = {
  /** Receipts whose report told fees and that have a card. */
  readonly audited: bigint;
  /** Receipts about which nothing can be said: no card, no fees told, or paid out in another currency. */
  readonly unaudited: bigint;
  readonly expected: bigint;
  readonly charged: bigint;
  /** Charged too much, added up over the receipts where it was; and too little. */
  readonly over: bigint;
  readonly under: bigint;
  /** The largest difference of one receipt, without its sign. */
  readonly largest: bigint;
  /** Which additional share of each amount, in parts per billion, would explain the differences of all; null where none was audited. */
  readonly share: { readonly from: bigint; readonly to: bigint } | null;
};

/** Why charged and expected differ, as far as numbers can say. */
export type Explanation =
  | { readonly kind: 'none' | 'rounding' | 'unknown' }
  /** Every receipt is off by the same share of its amount: the gateway reckons with another rate. */
  | { readonly kind: 'other-rate'; readonly offPpm: bigint };

const NOTHING: FeeSums = {
  audited: 0n,
  unaudited: 0n,
  expected: 0n,
  charged: 0n,
  over: 0n,
  under: 0n,
  largest: 0n,
  share: null,
};

/** The sums of several sets as those of one. */
export const addFeeSums = (sets: readonly FeeSums[]): FeeSums => sets.reduce(add, NOTHING);

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

const add = (a: FeeSums, b: FeeSums): FeeSums => ({
  audited: a.audited + b.audited,
  unaudited: a.unaudited + b.unaudited,
  expected: a.expected + b.expected,
  charged: a.charged + b.charged,
  over: a.over + b.over,
  under: a.under + b.under,
  largest: most(a.largest, b.largest),
  share:
    a.share && b.share
      ? { from: most(a.share.from, b.share.from), to: least(a.share.to, b.share.to) }
      : (a.share ?? b.share),
});

/** One receipt is off by any share of its amount: two at least make a rate. */
const MAKE_A_RATE = 2n;

/** A difference of one minor unit on a line is rounding; the same share off for all is another rate; else nobody knows. */
export function explainFees({ audited, largest, share }: FeeSums): Explanation {
  if (largest === 0n) return { kind: 'none' };
  if (largest === 1n) return { kind: 'rounding' };
  const oneShare = share !== null && share.from <= share.to && (share.from > 0n || share.to < 0n);
  if (!oneShare || audited < MAKE_A_RATE) return { kind: 'unknown' };
  return { kind: 'other-rate', offPpm: divideHalfUp(share.from + share.to, 2_000n) };
}

/** What happened in an account, as far as it costs apart from the payments themselves. */
export type Happened = {
  readonly refunds: bigint;
  readonly disputes: bigint;
  readonly transfers: bigint;
  readonly months: bigint;
};

/** What an account must have been charged apart from its payments, tax included. */
export function otherFeesOf(happened: Happened, { otherFees, feeTax }: Terms): bigint {
  const { refund, dispute, transfer, monthly } = otherFees;
  const fees =
    refund * happened.refunds +
    dispute * happened.disputes +
    transfer * happened.transfers +
    monthly * happened.months;
  return fees + shareOf(fees, feeTax.ppm);
}
