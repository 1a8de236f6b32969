import { createPublicKey, verify } from 'node:crypto';
import { flattenedVerify } from 'jose';
import { expect, it } from 'vitest';
import { rsaPair, signedBy } from './keys.test-data.ts';
import { isSignedBy, jwsSignature } from './signing.ts';

const { privateKey, publicKey } = rsaPair();
const BODY = '{"payment":{"name":"Rosa Ñ","amount_total":120.50}}';

it('signs a request as a detached JWS over the bytes of its body', async () => {
  const jws = await jwsSignature(BODY, { pem: privateKey, kid: 'key-1' });
  const [header = '', payload, signature = ''] = jws.split('.');
  expect(payload).toBe('');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'RS256',
    kid: 'key-1',
    b64: false,
    crit: ['b64'],
  });
  const bytes = Buffer.from(`${header}.${BODY}`);
  expect(verify('RSA-SHA256', bytes, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  const key = createPublicKey(publicKey);
  const read = { protected: header, payload: BODY, signature };
  await expect(flattenedVerify(read, key)).resolves.toBeDefined();
  await expect(flattenedVerify({ ...read, payload: `${BODY} ` }, key)).rejects.toThrow();
});

it('knows what EBANX signed from what it did not', () => {
  const signature = Buffer.from(signedBy(privateKey, BODY), 'base64');
  expect(isSignedBy(publicKey, Buffer.from(BODY), signature)).toBe(true);
  expect(isSignedBy(publicKey, Buffer.from(`${BODY} `), signature)).toBe(false);
  expect(isSignedBy(rsaPair().publicKey, Buffer.from(BODY), signature)).toBe(false);
});
