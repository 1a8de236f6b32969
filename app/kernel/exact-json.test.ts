import { describe, expect, it } from 'vitest';
import { jsonNumber, parseExactJson } from './exact-json.ts';

describe('numbers in JSON', () => {
  it('are read as the text that stood there, so that no amount and no id is rounded', () => {
    expect(
      parseExactJson('{"amount":22.00,"cip":99999999999999999999,"list":[1e2,-0.10]}'),
    ).toEqual({
      ok: true,
      value: { amount: '22.00', cip: '99999999999999999999', list: ['1e2', '-0.10'] },
    });
  });

  it('are written exactly as the text says', () => {
    expect(JSON.stringify({ amount: jsonNumber('22.00') })).toBe('{"amount":22.00}');
    for (const text of ['1e3', '01', 'NaN', '1.', '"1"', '1,"x":2'])
      expect(() => jsonNumber(text)).toThrow('not a plain JSON number');
  });

  it('do not come from text that is no JSON', () => {
    expect(parseExactJson('{"a":')).toEqual({ ok: false, error: 'not-json' });
  });
});
