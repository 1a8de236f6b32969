import { describe, expect, it } from 'vitest';
import vectors from '#test/vectors/mercadopago.json' with { type: 'json' };
import { explainSignature, manifestDigest, manifestOf } from './signing.ts';

it.each(vectors.notifications)('signs as the official SDK does: $kind', (vector) => {
  expect(manifestOf(vector)).toBe(vector.manifest);
  expect(manifestDigest(vector, vector.webhookSecret).toString('hex')).toBe(vector.expected);
});

const credentials = (webhookSecret: string) => ({
  gateway: 'mercadopago',
  fields: { accessToken: 'TEST-1234-5678', webhookSecret },
});

describe('for people who compare by eye', () => {
  it.each(vectors.notifications)('shows what is signed, and the signature: $kind', (vector) => {
    const { dataId, requestId, ts, webhookSecret } = vector;
    const fields = {
      ...(dataId !== null && { 'data.id': dataId }),
      ...(requestId !== null && { 'x-request-id': requestId }),
      ts,
    };
    expect(explainSignature(credentials(webhookSecret), fields)).toEqual({
      ok: true,
      value: { signature: vector.expected, signed: vector.manifest },
    });
  });

  it('says that the time is missing', () => {
    const told = explainSignature(credentials('a-secret-of-it'), { 'data.id': '1' });
    expect(told).toEqual({ ok: false, error: ['ts'] });
  });
});
