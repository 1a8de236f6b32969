import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAmount, writeAmount } from './amounts.ts';

const FORMATS = ['decimal-number', 'decimal-text', 'minor-number', 'minor-text'] as const;

it.each([
  ['decimal-number', '{"a":120.50}'],
  ['decimal-text', '{"a":"120.50"}'],
  ['minor-number', '{"a":12050}'],
  ['minor-text', '{"a":"12050"}'],
] as const)('writes an amount as %s, exactly', (format, json) => {
  expect(JSON.stringify({ a: writeAmount({ minor: 12050n, currency: 'PEN' }, format).json })).toBe(
    json,
  );
});

it('brings every céntimo back', () => {
  const minor = fc.bigInt(0n, 10n ** 15n - 1n);
  fc.assert(
    fc.property(minor, fc.constantFrom(...FORMATS), (amount, format) => {
      const money = { minor: amount, currency: 'PEN' };
      expect(readAmount(writeAmount(money, format).text, 'PEN', format)).toEqual(money);
    }),
  );
});

it.each([
  ['120.505', 'decimal-number'],
  ['-1.00', 'decimal-text'],
  ['1e3', 'decimal-number'],
  ['120.50', 'minor-number'],
  ['', 'minor-text'],
] as const)('reads no amount from %j as %s', (text, format) => {
  expect(readAmount(text, 'PEN', format)).toBeNull();
  expect(readAmount('1', 'soles', format)).toBeNull();
  expect(readAmount(null, 'PEN', format)).toBeNull();
});
