import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonNumber, parseExactJson } from './exact-json.ts';

it('keeps every number as the text that stood there, so that no amount or id is ever a float', () => {
  const text =
    '{"amount":22.00,"big":9007199254740993,"small":0.1,"list":[1001.00,1e3],"text":"22.00"}';
  expect(parseExactJson(text)).toEqual({
    ok: true,
    value: {
      amount: '22.00',
      big: '9007199254740993',
      small: '0.1',
      list: ['1001.00', '1e3'],
      text: '22.00',
    },
  });
});

it('keeps any number of any length', () => {
  const digits = fc.bigInt(0n, 10n ** 40n).map(String);
  fc.assert(
    fc.property(digits, digits, (whole, part) => {
      const text = `${whole}.${part}`;
      expect(parseExactJson(`[${text}]`)).toEqual({ ok: true, value: [text] });
      expect(JSON.stringify([jsonNumber(text)])).toBe(`[${text}]`);
    }),
  );
});

it('lets no key reach the prototype', () => {
  const read = parseExactJson('{"__proto__":{"paid":true},"a":{"__proto__":1,"constructor":2}}');
  expect(read.ok && read.value).toEqual({ a: { constructor: '2' } });
  expect((read.ok ? read.value : {}) as object).not.toHaveProperty('paid');
});

it('says not-json of anything else, however deep', () => {
  for (const text of ['', '{', 'undefined', '{"a":01}', '[1,]', '['.repeat(200_000)])
    expect(parseExactJson(text)).toEqual({ ok: false, error: 'not-json' });
});

it('writes only plain numbers into JSON', () => {
  expect(JSON.stringify({ amount: jsonNumber('1001.00') })).toBe('{"amount":1001.00}');
  for (const text of ['1e3', '01', '"1"', '1,2', ' 1', '', '1}', 'NaN'])
    expect(() => jsonNumber(text)).toThrow();
});
