import { expect, it } from 'vitest';
import vectors from '#test/vectors/dlocal.json' with { type: 'json' };
import { authorization, digest, explainSignature, signatureIn } from './signing.ts';

it.each(vectors.signatures)(
  'signs as published: $kind',
  ({ login, date, body, secretKey, ...vector }) => {
    const signed = { login, date, body };
    expect(digest(signed, secretKey).toString('hex')).toBe(vector.expected);
    expect(authorization(signed, secretKey)).toBe(`V2-HMAC-SHA256, Signature: ${vector.expected}`);
  },
);

it('reads back the signature that it wrote, and no other scheme', () => {
  const signed = { login: 'login', date: '2026-11-25T15:00:00.000Z', body: '{}' };
  const header = authorization(signed, 'secret');
  expect(signatureIn(header)).toEqual(digest(signed, 'secret'));
  for (const other of ['', 'Bearer x', header.slice(0, -1), header.replace('V2', 'V1')]) {
    expect(signatureIn(other)).toBeNull();
  }
});

it.each(vectors.signatures)('shows what is signed, and the signature: $kind', (vector) => {
  const { login, date, body, secretKey, expected } = vector;
  const credentials = { gateway: 'dlocal', fields: { login, transKey: 'trans-1', secretKey } };
  const value = { signature: expected, signed: `${login}${date}${body}` };
  expect(explainSignature(credentials, { date, body })).toEqual({ ok: true, value });
  expect(explainSignature(credentials, { date })).toEqual({ ok: true, value });
  for (const wrong of [{}, { date: '24/11/2022' }, { date: `${date} ` }]) {
    expect(explainSignature(credentials, wrong)).toEqual({ ok: false, error: ['date'] });
  }
});
