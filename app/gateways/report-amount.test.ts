import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AmountStyle, signedAmount } from './report-amount.ts';

const minor = (text: string, style: AmountStyle = 'decimal-point', currency = 'PEN') =>
  signedAmount(text, currency, style)?.minor ?? null;

describe('an amount of a report', () => {
  it.each([
    ['0.00', 0n],
    ['-0.00', 0n],
    ['120.50', 12050n],
    ['120.5', 12050n],
    ['120', 12000n],
    ['.50', 50n],
    ['1,234.56', 123456n],
    ['12,345,678.90', 1234567890n],
    ['120.5000', 12050n],
    ['1120.500', 112050n],
    ['1,120.500', 112050n],
    ['0.500', 50n],
    ['-120.50', -12050n],
    ['\u2212120.50', -12050n],
    ['120.50-', -12050n],
    ['(120.50)', -12050n],
    ['+120.50', 12050n],
    [' 120.50 ', 12050n],
    ['- 120.50', -12050n],
    ['S/ 120.50', 12050n],
    ['S/. 1,120.50', 112050n],
    ['-S/ 120.50', -12050n],
    ['S/ -120.50', -12050n],
    ['(S/ 120.50)', -12050n],
    ['S/-.1', -10n],
    ['-S/.1', -100n],
    ['PEN 120.50', 12050n],
  ])('reads %s', (text, expected) => {
    expect(minor(text)).toBe(expected);
  });

  it.each([
    '',
    '-',
    '()',
    '.',
    '12.',
    '1.2.3',
    '120,50',
    '1,23',
    '1,2345.00',
    '12,34,567.00',
    '1 234.50',
    '--1.00',
    '(-1.00)',
    '-1.00-',
    '(1.00',
    '1.00)',
    '0x10',
    '1e3',
    'Infinity',
    'NaN',
    '=1+1',
    '=120.50',
    '1.005',
    '1.000',
    '-1.500',
    'S/ 120.500',
    '0,500',
    '012,345.00',
    'US$ 1.00',
    '$1.00',
    'S/-S/1.00',
    '١٢',
    '1234567890123456.00',
    'S/',
  ])('does not guess at "%s"', (text) => {
    expect(minor(text)).toBeNull();
  });

  it('reads decimals by comma only where the report is said to write so', () => {
    expect(minor('1.234,56', 'decimal-comma')).toBe(123456n);
    expect(minor('-0,5', 'decimal-comma')).toBe(-50n);
    expect(minor('1.234', 'decimal-comma')).toBe(123400n);
    for (const text of ['1,234.56', '115.66', '1,234,56', '0.5', '1,500', '0.123'])
      expect(minor(text, 'decimal-comma')).toBeNull();
  });

  it('reads céntimos as they stand', () => {
    expect(minor('12050', 'minor')).toBe(12050n);
    expect(minor('-12050', 'minor')).toBe(-12050n);
    for (const text of ['120.50', '1,205', '']) expect(minor(text, 'minor')).toBeNull();
  });

  it('knows how many decimals a currency has', () => {
    expect(minor('120.50', 'decimal-point', 'USD')).toBe(12050n);
    expect(minor('US$ 120.50', 'decimal-point', 'USD')).toBe(12050n);
    expect(minor('120.500', 'decimal-point', 'KWD')).toBe(120500n);
    expect(minor('120', 'decimal-point', 'CLP')).toBe(120n);
    expect(minor('120.50', 'decimal-point', 'CLP')).toBeNull();
    expect(minor('1.000', 'decimal-point', 'CLP')).toBeNull();
    expect(minor('120.50', 'decimal-point', 'soles')).toBeNull();
  });
});

/** Writes an amount as gateways do, by counting digits alone: knows nothing of how it is read. */
function written(value: bigint, how: { comma: boolean; grouped: boolean; sign: string }): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  const whole = digits.slice(0, -2);
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3)
    groups.unshift(whole.slice(Math.max(0, end - 3), end));
  const mark = how.comma ? '.' : ',';
  const text = `${how.grouped ? groups.join(mark) : whole}${how.comma ? ',' : '.'}${digits.slice(-2)}`;
  if (value >= 0n) return text;
  return how.sign === '()' ? `(${text})` : how.sign === 'behind' ? `${text}-` : `-${text}`;
}

it('reads a million random amounts to the céntimo, however they are written', () => {
  const value = fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n });
  const how = fc.record({
    comma: fc.boolean(),
    grouped: fc.boolean(),
    sign: fc.constantFrom('before', 'behind', '()'),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, how), { minLength: 500, maxLength: 500 }), (amounts) => {
      for (const [amount, style] of amounts) {
        const read = minor(written(amount, style), style.comma ? 'decimal-comma' : 'decimal-point');
        if (read !== amount) expect([written(amount, style), read]).toEqual([null, amount]);
      }
    }),
    { numRuns: 2_000 },
  );
});

it('makes an amount of no text but one that is written so', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0019,.-+() S/'), maxLength: 9 });
  const oracle = (given: string): bigint | null => {
    const sign = /^(?:-?[^-+()]*|\+[^-+()]*|[^-+()]*-|\([^-+()]*\)|S\/\.? *[-+][^-+()]*)$/;
    const bare = given.trim();
    if (!sign.test(bare)) return null;
    const plain = bare
      .replace(/^([-+(]?\s*)S\/\.?/, '$1')
      .replace(/[-+()]/g, '')
      .trim();
    const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$|^\.\d+$/.test(plain);
    const [whole = '', decimals = ''] = plain.replaceAll(',', '').split('.');
    if (!grouped || /[1-9]/.test(decimals.slice(2))) return null;
    const isWithoutGroups = !plain.includes(',') && !plain.startsWith('0') && whole.length <= 3;
    if (isWithoutGroups && whole !== '' && decimals.length === 3) return null;
    const value = BigInt(whole + decimals.slice(0, 2).padEnd(2, '0'));
    return /[-(]/.test(bare) ? -value : value;
  };
  fc.assert(
    fc.property(text, (given) => {
      const read = minor(given);
      if (read !== null) expect(read).toBe(oracle(given));
    }),
    { numRuns: 20_000 },
  );
});
