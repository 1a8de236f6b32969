import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSealing } from './sealing.server.ts';

const key = (kid: string, byte: number) => ({ kid, key: Buffer.alloc(32, byte) });
const OLD = key('old', 1);
const NEW = key('new', 2);
const PLACE = { shop: 'shop-1', column: 'gateway_account.credentials' };

it('opens what it sealed, in its own place and nowhere else', async () => {
  const sealing = createSealing([OLD]);
  const sealed = await sealing.seal('secret', PLACE);
  expect(sealed).not.toContain('secret');
  expect(await sealing.open(sealed, PLACE)).toBe('secret');
  await expect(sealing.open(sealed, { ...PLACE, shop: 'shop-2' })).rejects.toThrow();
  await expect(sealing.open(sealed, { ...PLACE, column: 'other' })).rejects.toThrow();
});

it('opens any text that it sealed, and nothing of which one character was changed', async () => {
  const sealing = createSealing([OLD]);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.nat(), async (text, at) => {
      fc.pre(text.isWellFormed());
      const sealed = await sealing.seal(text, PLACE);
      expect(await sealing.open(sealed, PLACE)).toBe(text);
      const place = at % sealed.length;
      const other = sealed[place] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, place) + other + sealed.slice(place + 1);
      const decoded = (part: string) => Buffer.from(part, 'base64url').toString('hex');
      const isSame =
        changed.split('.').map(decoded).join() === sealed.split('.').map(decoded).join();
      fc.pre(!isSame);
      await expect(sealing.open(changed, PLACE)).rejects.toThrow();
    }),
    { numRuns: 60 },
  );
});

it('opens what an older key sealed after a rotation, and nothing of a key it no longer has', async () => {
  const before = await createSealing([OLD]).seal('secret', PLACE);
  const rotated = createSealing([NEW, OLD]);
  expect(await rotated.open(before, PLACE)).toBe('secret');
  const after = await rotated.seal('secret', PLACE);
  expect(await createSealing([NEW]).open(after, PLACE)).toBe('secret');
  await expect(createSealing([NEW]).open(before, PLACE)).rejects.toThrow();
});

it('finds and proves the same after a rotation', () => {
  const before = createSealing([OLD]);
  const rotated = createSealing([NEW, OLD]);
  expect(rotated.fingerprint('email', 'a@b.pe')).toEqual(before.fingerprint('email', 'a@b.pe'));
  expect(rotated.sign('pay-link', 'x')).toEqual(before.sign('pay-link', 'x'));
  expect(rotated.isSigned('pay-link', 'x', createSealing([NEW]).sign('pay-link', 'x'))).toBe(true);
});

it('proves for one purpose and one text only, and by a whole proof', () => {
  const sealing = createSealing([OLD]);
  const proof = sealing.sign('pay-link', 'x');
  expect(sealing.isSigned('pay-link', 'x', proof)).toBe(true);
  expect(sealing.isSigned('pay-link', 'x', proof.subarray(0, 16))).toBe(true);
  expect(sealing.isSigned('pay-link', 'x', proof.subarray(0, 15))).toBe(false);
  expect(sealing.isSigned('pay-link', 'x', Buffer.alloc(0))).toBe(false);
  expect(sealing.isSigned('pay-link', 'x', Buffer.concat([proof, proof]))).toBe(false);
  expect(sealing.isSigned('pay-link', 'y', proof)).toBe(false);
  expect(sealing.isSigned('email', 'x', proof)).toBe(false);
  expect(createSealing([NEW]).isSigned('pay-link', 'x', proof)).toBe(false);
  expect(sealing.fingerprint('pay-link', 'x')).not.toEqual(proof);
});
