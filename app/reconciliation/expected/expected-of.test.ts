import { describe, expect, it } from 'vitest';
import { expectedOf, spreadFeeTax } from './expected-of.ts';
import { settledOf } from './other-currency.ts';
import { CARD, termsOf } from './terms.test-data.ts';
import type { Terms } from './terms.ts';

const LINES = 1_000_000;

/** An independent oracle: whole fractions, each rounded by comparing its rest with a half. */
const oracle = {
  round: (numerator: bigint, denominator: bigint): bigint => {
    const rest = numerator % denominator;
    return (numerator - rest) / denominator + (rest * 2n < denominator ? 0n : 1n);
  },
  fee(gross: bigint, terms: Terms): bigint {
    let rate: Terms['fee']['tiers'][number] | undefined;
    for (const tier of terms.fee.tiers) if (!rate && (tier.upTo ?? gross) >= gross) rate = tier;
    const percent = oracle.round(gross * BigInt(rate?.percentPpm ?? 0), 10n ** 6n);
    const fee = percent + (rate?.fixed ?? 0n);
    const { minimum, maximum } = terms.fee;
    const atLeast = minimum !== null && minimum > fee ? minimum : fee;
    return maximum !== null && maximum < atLeast ? maximum : atLeast;
  },
};

/** The same numbers in every run (xorshift32). */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

const CARDS: readonly Terms[] = [
  termsOf(CARD),
  termsOf({ ...CARD, feeTax: { ppm: 0, per: 'line', rounding: 'half-up' } }),
  termsOf({
    ...CARD,
    fee: {
      tiers: [
        { upTo: '5000', percentPpm: 49_900, fixed: '30' },
        { upTo: '50000', percentPpm: 34_500, fixed: '0' },
        { upTo: null, percentPpm: 19_999, fixed: '100' },
      ],
      minimum: '75',
      maximum: '250000',
    },
    withholdings: [
      { name: 'Retención del IGV', ppm: 30_000, of: 'gross' },
      { name: 'Detracción', ppm: 120_000, of: 'fee' },
    ],
  }),
];

describe('what a payment must bring', () => {
  it('is the amount less fee and IGV, to the céntimo', () => {
    expect(expectedOf(12_050n, termsOf(CARD))).toEqual({
      gross: 12_050n,
      fee: 521n,
      feeTax: 94n,
      withheld: 0n,
      net: 11_435n,
    });
  });

  it('is exact on a million random amounts, by an oracle of whole fractions', () => {
    const roll = dice(0x5eed);
    let wrong = 0;
    for (let line = 0; line < LINES; line += 1) {
      const terms = CARDS[roll(CARDS.length)] ?? CARDS[0];
      if (!terms) throw new Error('no card');
      const gross = BigInt(1 + roll(roll(2) === 0 ? 20_000 : 2_000_000_000));
      const fee = oracle.fee(gross, terms);
      const tax = oracle.round(fee * BigInt(terms.feeTax.ppm), 1_000_000n);
      let withheld = 0n;
      for (const { of, ppm } of terms.withholdings)
        withheld += oracle.round((of === 'gross' ? gross : fee) * BigInt(ppm), 1_000_000n);
      const found = expectedOf(gross, terms);
      const exact =
        found.fee === fee &&
        found.feeTax === tax &&
        found.withheld === withheld &&
        found.net + fee + tax + withheld === gross;
      if (!exact) wrong += 1;
    }
    expect(wrong).toBe(0);
  });

  it.each([
    ['below a half, down', 12_777n, 2_300n],
    ['at a half, up', 25n, 5n],
    ['above a half, up', 30n, 5n],
  ])('rounds IGV %s', (_, fee, tax) => {
    const terms = termsOf({
      ...CARD,
      fee: {
        tiers: [{ upTo: null, percentPpm: 0, fixed: `${fee}` }],
        minimum: null,
        maximum: null,
      },
    });
    expect(expectedOf(100_000n, terms).feeTax).toBe(tax);
  });

  it('may be less than nothing when the fee is more than the payment', () => {
    expect(expectedOf(50n, termsOf(CARD)).net).toBe(-70n);
  });
});

describe('IGV that is rounded over a batch', () => {
  it('adds up to the tax of the whole batch on a million lines, no line off by a céntimo', () => {
    const roll = dice(0xba7c4);
    let wrong = 0;
    for (let batch = 0; batch < LINES / 500; batch += 1) {
      const fees = Array.from({ length: 500 }, (_, place) => ({
        id: `${place}`.padStart(4, '0'),
        fee: BigInt(roll(100_000)),
      }));
      const spread = spreadFeeTax(fees, 180_000);
      let sum = 0n;
      let spreadSum = 0n;
      for (const { id, fee } of fees) {
        const own = spread.get(id) ?? -1n;
        sum += fee;
        spreadSum += own;
        const exact = fee * 180_000n;
        if (own * 1_000_000n <= exact - 1_000_000n || own * 1_000_000n >= exact + 1_000_000n)
          wrong += 1;
      }
      if (spreadSum !== oracle.round(sum * 180_000n, 1_000_000n)) wrong += 1;
    }
    expect(wrong).toBe(0);
  });

  it('gives each payment the same, whatever their order', () => {
    const fees = [3n, 3n, 3n, 8n, 0n, 11n].map((fee, place) => ({ id: `r${place}`, fee }));
    const there = spreadFeeTax(fees, 180_000);
    const back = spreadFeeTax(fees.toReversed(), 180_000);
    expect([...back].sort()).toEqual([...there].sort());
    expect([...there.values()].reduce((sum, tax) => sum + tax, 0n)).toBe(5n);
  });

  it('differs from rounding each line, and says by how much', () => {
    const fees = Array.from({ length: 100 }, (_, place) => ({ id: `${place}`, fee: 3n }));
    const batch = [...spreadFeeTax(fees, 180_000).values()].reduce((sum, tax) => sum + tax, 0n);
    expect(batch).toBe(54n);
    expect(100n * expectedOf(300n, CARDS[0] as Terms).feeTax).not.toBe(batch);
  });
});

describe('money that reaches the bank in another currency', () => {
  it('is converted at the market’s rate less the gateway’s margin, rounded once', () => {
    const net = { minor: 11_435n, currency: 'PEN' };
    const dollars = { currency: 'USD', marginPpm: 20_000 };
    expect(settledOf(net, dollars, { millionths: 267_450n })).toEqual({
      minor: 2_997n,
      currency: 'USD',
    });
  });

  it('minds that a currency may have no decimals, or three', () => {
    const net = { minor: 10_000n, currency: 'USD' };
    const rate = { millionths: 950_500_000n };
    expect(settledOf(net, { currency: 'CLP', marginPpm: 0 }, rate).minor).toBe(95_050n);
    expect(settledOf(net, { currency: 'KWD', marginPpm: 0 }, { millionths: 306_000n }).minor).toBe(
      30_600n,
    );
  });
});
