import { describe, expect, it } from 'vitest';
import { lossOf } from './loss.ts';

const told = (amount: string | undefined, expected?: string) => ({
  amount,
  currency: 'PEN',
  expected,
  expectedCurrency: 'PEN',
});
const soles = (minor: bigint) => ({ minor, currency: 'PEN' });

describe('what is lost when an exception is written off', () => {
  it.each([
    ['money that never came', 'MISSING_IN_REPORT', told(undefined, '94.70'), soles(9_470n)],
    ['a fee above the rate card', 'FEE_MISMATCH', told('-3.64', '-3.54'), soles(10n)],
    ['a dispute', 'CHARGEBACK', told('-100.00'), soles(10_000n)],
    ['a line that takes money and that nobody knows', 'UNKNOWN_ROW', told('-0.01'), soles(1n)],
  ])('is all of %s', (_, kind, evidence, loss) => {
    expect(lossOf(kind, evidence, 0n)).toEqual(loss);
  });

  it.each([
    ['a fee below the rate card', 'FEE_MISMATCH', told('-3.44', '-3.54')],
    ['a line that brings money', 'UNKNOWN_ROW', told('5.00')],
    ['money of a payment that is not known', 'UNKNOWN_PAYMENT', told('5.00')],
    ['evidence without an amount', 'CHARGEBACK', {}],
    ['two currencies', 'FEE_MISMATCH', { ...told('-2.00', '-1.00'), currency: 'USD' }],
  ])('is nothing for %s', (_, kind, evidence) => {
    expect(lossOf(kind, evidence, 0n)).toBeNull();
  });

  it('is not what was written off of the same matter before', () => {
    expect(lossOf('FEE_MISMATCH', told('-5.20', '-5.00'), 10n)).toEqual(soles(10n));
    expect(lossOf('FEE_MISMATCH', told('-5.10', '-5.00'), 10n)).toBeNull();
  });
});
