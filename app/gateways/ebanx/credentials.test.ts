import { expect, it } from 'vitest';
import { keysOf, parseCredentials } from './credentials.ts';
import { rsaPair } from './keys.test-data.ts';

const { privateKey, publicKey } = rsaPair();
const right = { integrationKey: ' test_ik_12345678 \n' };

it('needs no more than the integration key', () => {
  const read = parseCredentials({ ...right, certificate: '', privateKey: ' ', keyId: '' });
  expect(read).toEqual({
    ok: true,
    value: { gateway: 'ebanx', fields: { integrationKey: 'test_ik_12345678' } },
  });
  expect(read.ok && keysOf(read.value)).toEqual({
    integrationKey: 'test_ik_12345678',
    certificate: null,
    requestKey: null,
  });
});

it('keeps a certificate and a key in their proper lines, however they were pasted', () => {
  const read = parseCredentials({
    ...right,
    certificate: publicKey.replaceAll('\n', ' '),
    privateKey: privateKey.replaceAll('\n', '\r\n'),
    keyId: ' key-1 ',
  });
  expect(read.ok && keysOf(read.value)).toMatchObject({
    certificate: publicKey,
    requestKey: { pem: privateKey, kid: 'key-1' },
  });
});

it.each([
  [{ integrationKey: 'short' }, ['integrationKey']],
  [{ certificate: 'hola' }, ['certificate']],
  [{ privateKey: publicKey, keyId: 'key-1' }, ['privateKey']],
  [{ privateKey }, ['keyId']],
  [{ keyId: 'key-1' }, ['keyId']],
])('names the fields that are wrong', (change, wrong) => {
  expect(parseCredentials({ ...right, ...change })).toEqual({ ok: false, error: wrong });
});

it('does not open credentials of another gateway', () => {
  expect(() => keysOf({ gateway: 'payu', fields: right })).toThrow();
});
