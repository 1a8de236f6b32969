import { expect, it } from 'vitest';
import vectors from '#test/vectors/pagoefectivo.json' with { type: 'json' };
import { authorizationHash, notificationDigest } from './signing.ts';

it.each(vectors.authorization)('signs an authorisation as published: $source', (vector) => {
  expect(authorizationHash(vector.keys, vector.dateRequest)).toBe(vector.expected);
});

it.each(vectors.notifications)('signs a notification as published: $kind', (vector) => {
  const digest = notificationDigest(Buffer.from(vector.body), vector.secretKey);
  expect(digest.toString('hex')).toBe(vector.expected);
});
