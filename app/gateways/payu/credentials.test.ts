import { expect, it } from 'vitest';
import { keysOf, parseCredentials } from './credentials.ts';

const right = {
  merchantId: ' 508029 ',
  accountId: '512323',
  apiLogin: 'login-for-tests',
  apiKey: 'key-for-tests\n',
  algorithm: 'HMAC-SHA256',
};

it('drops the blanks around a pasted key, and a secret that was left empty', () => {
  const read = parseCredentials({ ...right, secret: '' });
  expect(read.ok && read.value.fields).toEqual({
    merchantId: '508029',
    accountId: '512323',
    apiLogin: 'login-for-tests',
    apiKey: 'key-for-tests',
    algorithm: 'HMAC-SHA256',
  });
});

it('keeps the secret of an account that has one of its own', () => {
  const read = parseCredentials({ ...right, secret: ' test123 ' });
  expect(read.ok && keysOf(read.value).secret).toBe('test123');
});

it('names every field that is wrong', () => {
  expect(parseCredentials({ ...right, merchantId: 'abc', algorithm: 'SHA512' })).toEqual({
    ok: false,
    error: ['merchantId', 'algorithm'],
  });
  expect(parseCredentials({})).toEqual({
    ok: false,
    error: ['merchantId', 'accountId', 'apiLogin', 'apiKey', 'algorithm'],
  });
});

it('does not open credentials of another gateway', () => {
  expect(() => keysOf({ gateway: 'pagoefectivo', fields: right })).toThrow();
});
