import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '#test/vectors/payu.json' with { type: 'json' };
import { parseCredentials } from './credentials.ts';
import {
  confirmationSignature,
  confirmationValue,
  requestSignature,
  responseSignature,
  responseValue,
  type SignedFields,
  type SigningKeys,
  signingString,
} from './signing.ts';

const SIGN = {
  request: requestSignature,
  confirmation: confirmationSignature,
  response: responseSignature,
};

describe('signs as published', () => {
  it.each(vectors.signatures)('$id: $fields.kind, $keys.algorithm', (vector) => {
    const keys = vector.keys as SigningKeys;
    const fields = vector.fields as SignedFields;
    expect(signingString(keys, fields)).toBe(vector.string);
    expect(SIGN[fields.kind](keys, fields)).toBe(vector.expected);
  });

  it('thirty times, with each algorithm and each kind', () => {
    expect(vectors.signatures).toHaveLength(30);
    const kinds = vectors.signatures.map(({ keys, fields }) => `${keys.algorithm} ${fields.kind}`);
    expect([...new Set(kinds)].sort()).toEqual([
      'HMAC-SHA256 confirmation',
      'HMAC-SHA256 request',
      'HMAC-SHA256 response',
      'MD5 confirmation',
      'MD5 request',
      'MD5 response',
      'SHA1 request',
      'SHA256 request',
    ]);
  });
});

describe('a value in a signature', () => {
  it.each([
    ['150', '150.0'],
    ['150.', '150.0'],
    ['150.0', '150.0'],
    ['150.00', '150.0'],
    ['150.20', '150.2'],
    ['150.2', '150.2'],
    ['150.26', '150.26'],
    ['150.06', '150.06'],
    ['150.260', '150.26'],
    ['0.10', '0.1'],
  ])('of a confirmation, %s, is %s', (value, signed) => {
    expect(confirmationValue(value)).toBe(signed);
  });

  it('of a confirmation says the same amount, for every amount', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 14n), (minor) => {
        const text = `${minor / 100n}.${`${minor % 100n}`.padStart(2, '0')}`;
        const [whole = '', decimals = ''] = confirmationValue(text).split('.');
        expect(BigInt(whole + decimals.padEnd(2, '0'))).toBe(minor);
      }),
    );
  });

  it.each([
    ['150.25', '150.2'],
    ['150.35', '150.4'],
    ['150.34', '150.3'],
    ['150.251', '150.3'],
    ['9.95', '10.0'],
    ['9.99', '10.0'],
    ['0.05', '0.0'],
    ['100', '100.0'],
    ['.00', '0.0'],
  ])('of the response page, %s, is %s', (value, signed) => {
    expect(responseValue(value)).toBe(signed);
  });
});

it('takes the names of algorithms as PayU and people write them', () => {
  const keys = {
    merchantId: '508029',
    accountId: '512323',
    apiLogin: 'login-1',
    apiKey: 'key-one',
  };
  for (const [algorithm, kept] of [
    ['md5', 'MD5'],
    ['SHA', 'SHA1'],
    ['sha-1', 'SHA1'],
    [' sha-256 ', 'SHA256'],
    ['hmac_sha256', 'HMAC-SHA256'],
  ] as const) {
    expect(parseCredentials({ ...keys, algorithm })).toMatchObject({
      ok: true,
      value: { fields: { algorithm: kept } },
    });
  }
});
