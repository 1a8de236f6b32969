import { describe, expect, it } from 'vitest';
import { EMPTY_ROW, leftOf, MOST_ROWS, readRows } from './share-rows.ts';

const told = { minor: 15_000n, currency: 'PEN' };
const row = (amount: string) => ({ ...EMPTY_ROW, amount });

describe('a line that is shared out', () => {
  it('has left what is not shared, to the céntimo, and less than nothing where too much is', () => {
    expect(leftOf(told, [row('100.00'), row('49.99')]).minor).toBe(1n);
    expect(leftOf(told, [row('100'), row('50')]).minor).toBe(0n);
    expect(leftOf(told, [row('1,000.00')]).minor).toBe(-85_000n);
    expect(leftOf(told, [row('a hundred'), row('')]).minor).toBe(15_000n);
  });

  it('is read as it was sent, and anything else is nothing', () => {
    expect(readRows('[{"receipt":"r","named":"","amount":"1.00","x":1}]')).toEqual([
      { receipt: 'r', named: '', amount: '1.00' },
    ]);
    expect(readRows('[7]')).toEqual([EMPTY_ROW]);
    for (const text of ['', '{}', '[]', 'null', JSON.stringify(Array(MOST_ROWS + 1).fill({}))])
      expect(readRows(text)).toBeNull();
  });
});
