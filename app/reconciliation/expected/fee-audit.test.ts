import { describe, expect, it } from 'vitest';
import { addFeeSums, explainFees, type FeeSums, otherFeesOf } from './fee-audit.ts';
import { CARD, termsOf } from './terms.test-data.ts';

/** Sums as the ledger's own query makes them, receipt by receipt. */
const sumsOf = (lines: readonly (readonly [gross: bigint, off: bigint])[]): FeeSums =>
  addFeeSums(
    lines.map(([gross, off]) => ({
      audited: 1n,
      unaudited: 0n,
      expected: 100n,
      charged: 100n + off,
      over: off > 0n ? off : 0n,
      under: off < 0n ? -off : 0n,
      largest: off < 0n ? -off : off,
      share: {
        from: ((off - 2n) * 1_000_000_000n) / gross,
        to: ((off + 2n) * 1_000_000_000n) / gross,
      },
    })),
  );

describe('why a fee differs from the card', () => {
  it('is nothing when it does not', () => {
    expect(explainFees(sumsOf([[10_000n, 0n]]))).toEqual({ kind: 'none' });
    expect(explainFees(addFeeSums([]))).toEqual({ kind: 'none' });
  });

  it('is rounding when no line is off by more than a céntimo, however many are', () => {
    const lines = Array.from(
      { length: 500 },
      (_, place) => [10_000n, place % 2 ? 1n : -1n] as const,
    );
    const sums = sumsOf(lines);
    expect(explainFees(sums)).toEqual({ kind: 'rounding' });
    expect([sums.over, sums.under]).toEqual([250n, 250n]);
  });

  it('is another rate when all lines are off by the same share of their amount', () => {
    const explained = explainFees(
      sumsOf([
        [10_000n, 59n],
        [250_000n, 1_475n],
        [7_777n, 46n],
      ]),
    );
    expect(explained).toEqual({ kind: 'other-rate', offPpm: 5_900n });
  });

  it('is another rate also when the gateway charges too little', () => {
    expect(
      explainFees(
        sumsOf([
          [10_000n, -59n],
          [250_000n, -1_475n],
        ]),
      ),
    ).toMatchObject({ kind: 'other-rate', offPpm: -5_900n });
  });

  it('is unknown when one line alone is off, or each by another share', () => {
    expect(explainFees(sumsOf([[10_000n, 59n]]))).toEqual({ kind: 'unknown' });
    expect(
      explainFees(
        sumsOf([
          [10_000n, 59n],
          [250_000n, 0n],
        ]),
      ),
    ).toEqual({ kind: 'unknown' });
  });
});

it('knows what refunds, disputes, transfers and months cost, and IGV on it', () => {
  const terms = termsOf({
    ...CARD,
    otherFees: { refund: '50', dispute: '3000', transfer: '1000', monthly: '2500' },
  });
  const happened = { refunds: 3n, disputes: 1n, transfers: 2n, months: 1n };
  expect(otherFeesOf(happened, terms)).toBe(7_650n + 1_377n);
});
