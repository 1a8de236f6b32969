import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { privateKeyIn, publicKeyIn, tidyPem } from './pem.ts';

const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

it.each([
  ['as it is', (pem: string) => pem],
  ['in one line', (pem: string) => pem.replaceAll('\n', ' ')],
  ['with Windows line ends', (pem: string) => pem.replaceAll('\n', '\r\n')],
])('reads a key pasted %s', (_name, change) => {
  expect(tidyPem(change(rsa.privateKey))).toBe(rsa.privateKey);
  expect(privateKeyIn(tidyPem(change(rsa.privateKey)) ?? '')).not.toBeNull();
  expect(publicKeyIn(tidyPem(change(rsa.publicKey)) ?? '')).not.toBeNull();
});

it('takes nothing else for a key', () => {
  const ed = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  for (const text of ['', 'hola', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----']) {
    expect(privateKeyIn(text)).toBeNull();
    expect(publicKeyIn(text)).toBeNull();
  }
  expect(privateKeyIn(ed.privateKey)).toBeNull();
  expect(publicKeyIn(ed.publicKey)).toBeNull();
  expect(tidyPem('-----BEGIN A-----\nAAAA\n-----END B-----')).toBeNull();
});
