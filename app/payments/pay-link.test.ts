import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import { createSealing } from '#app/platform/sealing.server.ts';
import { payToken, readPayToken } from './pay-link.ts';

const OLD = { kid: 'old', key: Buffer.alloc(32, 1) };
const NEW = { kid: 'new', key: Buffer.alloc(32, 2) };
const sealing = createSealing([OLD]);
const shop = '11111111-1111-8111-8111-111111111111' as ShopId;
const paymentId = '22222222-2222-8222-8222-222222222222' as PaymentId;
const token = payToken(sealing, shop, paymentId);

it('leads back to its shop and payment', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      const link = payToken(sealing, a as ShopId, b as PaymentId);
      expect(link).toMatch(/^[\w-]{64}$/);
      expect(readPayToken(sealing, link)).toEqual({ shop: a, payment: b });
    }),
  );
});

it('is the same for ever, also after a key was rotated, and old links go on leading back', () => {
  expect(payToken(sealing, shop, paymentId)).toBe(token);
  const rotated = createSealing([NEW, OLD]);
  expect(payToken(rotated, shop, paymentId)).toBe(token);
  expect(readPayToken(rotated, token)).toEqual({ shop, payment: paymentId });
});

it('cannot be made with another key', () => {
  const forged = payToken(createSealing([NEW]), shop, paymentId);
  expect(readPayToken(sealing, forged)).toBeNull();
});

it('leads nowhere when any one character is altered', () => {
  for (let at = 0; at < token.length; at += 1) {
    for (const letter of ['A', 'z', '_']) {
      if (token[at] === letter) continue;
      const altered = token.slice(0, at) + letter + token.slice(at + 1);
      expect(readPayToken(sealing, altered)).toBeNull();
    }
  }
});

it('leads nowhere when it is cut, lengthened, empty or nonsense', () => {
  for (const other of ['', token.slice(1), `${token}A`, token.replace(/./, '='), '../../etc'])
    expect(readPayToken(sealing, other)).toBeNull();
  fc.assert(
    fc.property(fc.base64String({ minLength: 64, maxLength: 64 }), (text) => {
      expect(readPayToken(sealing, text)).toBeNull();
    }),
  );
});

it('does not carry one payment’s proof to another', () => {
  const other = payToken(sealing, shop, '33333333-3333-8333-8333-333333333333' as PaymentId);
  const mixed = Buffer.concat([
    Buffer.from(other, 'base64url').subarray(0, 32),
    Buffer.from(token, 'base64url').subarray(32),
  ]).toString('base64url');
  expect(readPayToken(sealing, mixed)).toBeNull();
});
