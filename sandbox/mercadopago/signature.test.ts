import { expect, it } from 'vitest';
import vectors from '#test/vectors/mercadopago.json' with { type: 'json' };
import { xSignature } from './signature.ts';

const whole = vectors.notifications.filter(({ dataId, requestId }) => dataId && requestId);

it.each(whole)('signs as the official SDK accepts it: $kind', (vector) => {
  const { webhookSecret, ts, expected } = vector;
  const signed = { dataId: vector.dataId ?? '', requestId: vector.requestId ?? '', ts };
  expect(xSignature(webhookSecret, signed)).toBe(`ts=${ts},v1=${expected}`);
});
