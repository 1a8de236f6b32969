import { expect, it } from 'vitest';
import { isKeyOf, keysOf, parseCredentials } from './credentials.ts';

const secretKey = 'sk_test_PRUEBA12345678';

it('drops the blanks around a pasted key, and needs nothing else', () => {
  const read = parseCredentials({
    secretKey: ` ${secretKey}\n`,
    webhookUser: '',
    webhookPassword: ' ',
  });
  expect(read).toEqual({ ok: true, value: { gateway: 'culqi', fields: { secretKey } } });
  expect(read.ok && keysOf(read.value)).toEqual({ secretKey, webhook: null });
});

it('keeps the user and the password that a merchant set for his notifications', () => {
  const read = parseCredentials({ secretKey, webhookUser: 'rosa', webhookPassword: 'una clave' });
  expect(read.ok && keysOf(read.value).webhook).toEqual({ user: 'rosa', password: 'una clave' });
});

it.each([
  [{ secretKey: 'pk_test_PRUEBA12345678' }, ['secretKey']],
  [{ secretKey: '' }, ['secretKey']],
  [{ secretKey, webhookUser: 'rosa' }, ['webhookPassword']],
  [{ secretKey, webhookPassword: 'clave' }, ['webhookUser']],
  [{ secretKey, webhookUser: 'ro:sa', webhookPassword: 'clave' }, ['webhookUser']],
])('names every field that is wrong: %j', (fields, wrong) => {
  expect(parseCredentials(fields as Record<string, string>)).toEqual({ ok: false, error: wrong });
});

it('does not open credentials of another gateway', () => {
  expect(() => keysOf({ gateway: 'payu', fields: { secretKey } })).toThrow();
});

it.each([
  ['test', 'sk_test_PRUEBA12345678', true],
  ['test', 'sk_live_PRUEBA12345678', false],
  ['live', 'sk_live_PRUEBA12345678', true],
  ['live', 'sk_test_PRUEBA12345678', false],
] as const)('in %s mode takes %s: %s', (mode, key, taken) => {
  expect(isKeyOf(mode, { secretKey: key, webhook: null })).toBe(taken);
});
