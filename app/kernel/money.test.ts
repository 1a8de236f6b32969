import { describe, expect, it } from 'vitest';
import { decimalText, moneyForPeople, parseMoney, sameMoney } from './money.ts';

describe('an amount', () => {
  it('is read to the céntimo, also where a float would lose one', () => {
    const read = ['0.29', '1.15', '8.20', '4.35', '1001.00', '999999999999999.99'].map((text) =>
      parseMoney(text, 'PEN'),
    );
    expect(read.map((money) => money.ok && money.value.minor)).toEqual([
      29n,
      115n,
      820n,
      435n,
      100_100n,
      99_999_999_999_999_999n,
    ]);
  });

  it('is written as it was read', () => {
    for (const [text, currency] of [
      ['0.05', 'PEN'],
      ['120.50', 'USD'],
      ['99999999999999.99', 'PEN'],
      ['1500', 'CLP'],
      ['1.005', 'KWD'],
    ] as const) {
      const money = parseMoney(text, currency);
      expect(money.ok && decimalText(money.value)).toBe(text);
    }
  });

  it.each(['', '-1', '+1', '1e3', '1,000.00', ' 1', '.5', '1.', '0x10', 'NaN'])(
    'is not guessed from %j',
    (text) => expect(parseMoney(text, 'PEN')).toEqual({ ok: false, error: 'not-a-decimal' }),
  );

  it('has no part of a céntimo, unless it is nothing', () => {
    expect(parseMoney('1.005', 'PEN')).toEqual({ ok: false, error: 'too-many-decimals' });
    expect(parseMoney('1.500', 'PEN')).toMatchObject({ value: { minor: 150n } });
    expect(parseMoney('10.5', 'JPY')).toEqual({ ok: false, error: 'too-many-decimals' });
  });

  it('is another amount in another currency', () => {
    const soles = { minor: 100n, currency: 'PEN' };
    expect(sameMoney(soles, { minor: 100n, currency: 'USD' })).toBe(false);
    expect(sameMoney(soles, { ...soles })).toBe(true);
  });

  it('is shown as people in Peru write it', () => {
    expect(moneyForPeople({ minor: 123_456_705n, currency: 'PEN' })).toBe('S/\u00a01,234,567.05');
    expect(moneyForPeople({ minor: 5n, currency: 'USD' })).toBe('US$\u00a00.05');
  });
});
