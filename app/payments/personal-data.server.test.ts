import { expect, it } from 'vitest';
import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { createSealing } from '#app/platform/sealing.server.ts';
import {
  emailFingerprint,
  openBuyer,
  type SealedBuyer,
  sealBuyer,
} from './personal-data.server.ts';

const OLD = { kid: 'old', key: Buffer.alloc(32, 1) };
const NEW = { kid: 'new', key: Buffer.alloc(32, 2) };
const sealing = createSealing([OLD]);
const owner = { shopId: 'shop-1' as ShopId, paymentId: 'payment-1' as PaymentId };
const ROSA = {
  email: 'Rosa.Quispe@Example.com',
  phone: '987654321',
  firstName: 'Rosa',
  lastName: 'Quispe',
  cancelUrl: 'https://tienda.example/checkouts/rosa',
};

/** why: only the row is read, and here the row is at hand. */
const holding = (row: SealedBuyer | null) =>
  ({ personalData: { findUnique: async () => row } }) as unknown as ShopTransaction;

it('stands as ciphertext only, and opens for its own payment', async () => {
  const row = await sealBuyer(sealing, owner, ROSA);
  const text = JSON.stringify(row) + row.emailHash?.toString('latin1');
  for (const word of ['osa', 'uispe', '987654321', 'tienda.example', 'xample.com'])
    expect(text).not.toContain(word);
  expect(await openBuyer(sealing, holding(row), owner)).toEqual(ROSA);
});

it('is gone for good with its row', async () => {
  expect(await openBuyer(sealing, holding(null), owner)).toBeNull();
});

it('opens for no other payment, no other shop and no foreign key', async () => {
  const row = await sealBuyer(sealing, owner, ROSA);
  const open = (other: Partial<typeof owner>, by = sealing) =>
    openBuyer(by, holding(row), { ...owner, ...other });
  await expect(open({ paymentId: 'payment-2' as PaymentId })).rejects.toThrow();
  await expect(open({ shopId: 'shop-2' as ShopId })).rejects.toThrow();
  await expect(open({}, createSealing([NEW]))).rejects.toThrow();
  expect(await open({}, createSealing([NEW, OLD]))).toEqual(ROSA);
});

it('has a key of its own for each payment: the same person twice is two ciphertexts under two keys', async () => {
  const [a, b] = [await sealBuyer(sealing, owner, ROSA), await sealBuyer(sealing, owner, ROSA)];
  expect(a.sealed).not.toBe(b.sealed);
  await expect(
    openBuyer(sealing, holding({ ...a, keySealed: b.keySealed }), owner),
  ).rejects.toThrow();
});

it('is found by e-mail however it is written, and the fingerprint can’t be made without the key', async () => {
  const { emailHash } = await sealBuyer(sealing, owner, ROSA);
  expect(emailHash).toEqual(emailFingerprint(sealing, ' rosa.quispe@example.COM '));
  expect(emailHash).not.toEqual(emailFingerprint(createSealing([NEW]), ROSA.email));
  expect((await sealBuyer(sealing, owner, { ...ROSA, email: null })).emailHash).toBeNull();
});
