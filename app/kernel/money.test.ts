import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalText, exponentOf, moneyForPeople, parseMoney, sameMoney } from './money.ts';

const currency = fc.constantFrom('PEN', 'USD', 'CLP', 'KWD', 'BRL');
const money = fc.record({ minor: fc.bigInt(0n, 10n ** 15n - 1n), currency });

it('reads every amount that it wrote, to the last minor unit', () => {
  fc.assert(
    fc.property(money, (amount) => {
      expect(parseMoney(decimalText(amount), amount.currency)).toEqual({ ok: true, value: amount });
    }),
  );
});

it('reads what Shopify and the gateways write', () => {
  const read = (text: string, of = 'PEN') => parseMoney(text, of);
  expect(read('123.00')).toEqual({ ok: true, value: { minor: 12300n, currency: 'PEN' } });
  expect(read('0.1')).toEqual({ ok: true, value: { minor: 10n, currency: 'PEN' } });
  expect(read('25')).toEqual({ ok: true, value: { minor: 2500n, currency: 'PEN' } });
  expect(read('22.0500')).toEqual({ ok: true, value: { minor: 2205n, currency: 'PEN' } });
  expect(read('999999999999999.99')).toMatchObject({ value: { minor: 99999999999999999n } });
  expect(read('100.00', 'CLP')).toEqual({ ok: true, value: { minor: 100n, currency: 'CLP' } });
});

it.each([
  '1e3',
  '1,23',
  '1,000.00',
  '-1',
  '+1',
  '.5',
  '5.',
  ' 5',
  '5\n',
  '٣',
  '0x10',
  'NaN',
  'Infinity',
  '',
  '1234567890123456',
])('takes %j for no amount', (text) => {
  expect(parseMoney(text, 'PEN')).toEqual({ ok: false, error: 'not-a-decimal' });
});

it('refuses an amount finer than the currency, and a currency that is none', () => {
  expect(parseMoney('1.005', 'PEN')).toEqual({ ok: false, error: 'too-many-decimals' });
  expect(parseMoney('1.5', 'CLP')).toEqual({ ok: false, error: 'too-many-decimals' });
  for (const none of ['pen', 'PE', 'SOLES', '', '__proto__'])
    expect(parseMoney('1.00', none)).toEqual({ ok: false, error: 'unknown-currency' });
  expect(exponentOf('KWD')).toBe(3);
});

it('never takes one amount or currency for another', () => {
  fc.assert(
    fc.property(money, money, (a, b) => {
      expect(sameMoney(a, b)).toBe(a.minor === b.minor && a.currency === b.currency);
    }),
  );
});

it('writes what people in Peru read', () => {
  expect(moneyForPeople({ minor: 123456789n, currency: 'PEN' })).toBe('S/\u00a01,234,567.89');
  expect(moneyForPeople({ minor: 5n, currency: 'USD' })).toBe('US$\u00a00.05');
  expect(moneyForPeople({ minor: 1000n, currency: 'CLP' })).toBe('CLP\u00a01,000');
  expect(decimalText({ minor: -5n, currency: 'PEN' })).toBe('-0.05');
});
