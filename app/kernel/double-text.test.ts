import fc from 'fast-check';
import { expect, it } from 'vitest';
import { typedNumber } from './double-text.ts';

it.each([
  ['120.5', '120.5'],
  ['1.1000000000000001', '1.1'],
  ['1234.5599999999999', '1234.56'],
  ['0', '0'],
  ['120.500', '120.50'],
  ['1000.0000', '1000.00'],
  ['1.2500', '1.25'],
  ['1000', '1000'],
  ['-0.01', '-0.01'],
  ['1E3', '1000'],
  ['1.5e-2', '0.015'],
  ['9007199254740993', '9007199254740993'],
  ['0.30000000000000004', '0.30000000000000004'],
])('reads %s of a spreadsheet as %s', (text, typed) => {
  expect(typedNumber(text)).toBe(typed);
});

it.each(['1.2345678901234568E+18', '1e400', '1e-9', 'NaN', '', '1,5', '=1+1', ' 1'])(
  'does not make a number of %s',
  (text) => {
    expect(typedNumber(text)).toBeNull();
  },
);

it('finds every amount again that a spreadsheet wrote with seventeen digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), (minor) => {
      const digits = minor.toString().padStart(3, '0');
      const typed = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      const [found = ''] = [typedNumber(Number(typed).toPrecision(17))];
      const [whole = '0', decimals = ''] = (found ?? '').split('.');
      expect(BigInt(whole + decimals.padEnd(2, '0'))).toBe(minor);
    }),
  );
});
