import { describe, expect, it } from 'vitest';
import vectors from '#test/vectors/mercadopago.json' with { type: 'json' };
import { explainSignature, manifestDigest, manifestOf } from './signing.ts';

it.each(vectors.notifications)('signs as the official SDK does: $kind', (vector) => {
  expect(manifestOf(vector)).toBe(vector.manifest);
  expect(manifestDigest(vector, vector.webhookSecret).toString('hex')).toBe(vector.expected);
});

describe('for people who compare by eye', () => {
  const [vector] = vectors.notifications;
  const credentials = {
    gateway: 'mercadopago',
    fields: { accessToken: 'TEST-1234-5678', webhookSecret: vector?.webhookSecret ?? '' },
  };

  it('shows what is signed, and the signature', () => {
    const fields = { 'data.id': vector?.dataId ?? '', 'x-request-id': vector?.requestId ?? '' };
    expect(explainSignature(credentials, { ...fields, ts: vector?.ts ?? '' })).toEqual({
      ok: true,
      value: { signature: vector?.expected, signed: vector?.manifest },
    });
  });

  it('says that the time is missing', () => {
    expect(explainSignature(credentials, { 'data.id': '1' })).toEqual({ ok: false, error: ['ts'] });
  });
});
