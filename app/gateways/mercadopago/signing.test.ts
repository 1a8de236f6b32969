import { expect, it } from 'vitest';
import vectors from '#test/vectors/mercadopago.json' with { type: 'json' };
import { manifestDigest, manifestOf } from './signing.ts';

it.each(vectors.notifications)('signs as the official SDK does: $kind', (vector) => {
  expect(manifestOf(vector)).toBe(vector.manifest);
  expect(manifestDigest(vector, vector.webhookSecret).toString('hex')).toBe(vector.expected);
});
