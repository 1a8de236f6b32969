import { expect, it } from 'vitest';
import { keysOf, parseCredentials } from './credentials.ts';

const right = { idService: ' 1234 ', accessKey: 'ACCESS-KEY-1\n', secretKey: 'secret/key+1' };

it('drops the blanks around a pasted key', () => {
  const read = parseCredentials(right);
  expect(read.ok && keysOf(read.value)).toEqual({
    idService: '1234',
    accessKey: 'ACCESS-KEY-1',
    secretKey: 'secret/key+1',
  });
});

it('names every field that is wrong', () => {
  expect(parseCredentials({ ...right, idService: 'abc', secretKey: '' })).toEqual({
    ok: false,
    error: ['idService', 'secretKey'],
  });
  expect(parseCredentials({})).toEqual({
    ok: false,
    error: ['idService', 'accessKey', 'secretKey'],
  });
});

it('does not open credentials of another gateway', () => {
  expect(() => keysOf({ gateway: 'payu', fields: right })).toThrow();
});
