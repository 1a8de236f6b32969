import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCell } from './cell.ts';

const readBack = (text: string) => Papa.parse<string[]>(text).data[0]?.[0];

describe('a cell of a downloaded list', () => {
  it('is never reckoned with, whatever a shopper or a gateway wrote', () => {
    const traps = [
      '=1+1',
      '+51 999',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '＝1+1',
      '\ufeff=1',
    ];
    for (const trap of traps) expect(readBack(csvCell(trap, 'text'))).toBe(`'${trap}`);
  });

  it('holds a negative amount as a number, and an amount that is none as harmless text', () => {
    expect(csvCell('-12.50', 'amount')).toBe('-12.50');
    expect(csvCell('-3', 'whole')).toBe('-3');
    expect(csvCell('-12.50+A1', 'amount')).toBe("'-12.50+A1");
    expect(csvCell('-12.50', 'text')).toBe("'-12.50");
  });

  it('keeps commas, quotes and line breaks as they were written', () => {
    for (const text of ['Juan "Pepe", S.A.', 'uno\r\ndos', 'a;b', ' x ', '"', '订单 1'])
      expect(readBack(csvCell(text, 'text'))).toBe(text);
    expect(csvCell(null, 'text')).toBe('');
  });
});
