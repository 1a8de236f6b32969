import { expect, it } from 'vitest';
import { isTokenOf, keysOf, parseCredentials } from './credentials.ts';

const right = { accessToken: ' TEST-1234-5678\n', webhookSecret: ' secret-of-webhooks ' };

it('drops the blanks around a pasted key', () => {
  const read = parseCredentials(right);
  expect(read.ok && keysOf(read.value)).toEqual({
    accessToken: 'TEST-1234-5678',
    webhookSecret: 'secret-of-webhooks',
  });
});

it('names every field that is wrong, as a token with another beginning', () => {
  expect(parseCredentials({ accessToken: 'PROD-1234-5678', webhookSecret: '' })).toEqual({
    ok: false,
    error: ['accessToken', 'webhookSecret'],
  });
});

it('does not open credentials of another gateway', () => {
  expect(() => keysOf({ gateway: 'payu', fields: right })).toThrow();
});

it.each([
  ['test', 'TEST-1234-5678', true],
  ['test', 'APP_USR-1234-5678', false],
  ['live', 'APP_USR-1234-5678', true],
  ['live', 'TEST-1234-5678', false],
] as const)('in %s mode takes %s: %s', (mode, accessToken, taken) => {
  expect(isTokenOf(mode, { accessToken, webhookSecret: 'secret-of-webhooks' })).toBe(taken);
});
