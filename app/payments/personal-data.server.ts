import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { ContactField } from '#app/gateways/gateway.ts';
import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import { emailFingerprint } from '#app/merchants/email-fingerprint.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Sealing } from '#app/platform/sealing.server.ts';
import type { Buyer } from './session-request.ts';

export { emailFingerprint };

/** Personal data of one payment: its own random key, sealed; the text under that key. Deleting the row is forgetting (law 9). */
/** What the shopper typed on his page, because the gateway wants to know it and checkout did not say it. */
export type TypedContact = { readonly [field in ContactField]?: string };

export type SealedBuyer = {
  readonly keySealed: string;
  readonly sealed: string;
  readonly emailHash: Buffer | null;
};

const place = (shop: ShopId, payment: PaymentId) => ({
  shop,
  column: `personal_data.key/${payment}`,
});

/** Seals what a person said of himself under a fresh key of this payment's own. */
export async function sealBuyer(
  sealing: Sealing,
  owner: { shopId: ShopId; paymentId: PaymentId },
  buyer: Buyer,
): Promise<SealedBuyer> {
  const random = randomBytes(44);
  const [key, nonce] = [random.subarray(0, 32), random.subarray(32)];
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  cipher.setAAD(Buffer.from(owner.paymentId));
  const text = Buffer.concat([cipher.update(JSON.stringify(buyer), 'utf8'), cipher.final()]);
  return {
    keySealed: await sealing.seal(key.toString('base64url'), place(owner.shopId, owner.paymentId)),
    sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url'),
    emailHash: buyer.email === null ? null : emailFingerprint(sealing, buyer.email),
  };
}

/** The buyer of a payment, or null when he was forgotten. */
export async function openBuyer(
  sealing: Sealing,
  tx: ShopTransaction,
  owner: { shopId: ShopId; paymentId: PaymentId },
): Promise<Buyer | null> {
  const row = await tx.personalData.findUnique({ where: { shopId_paymentId: owner } });
  if (!row) return null;
  const key = Buffer.from(
    await sealing.open(row.keySealed, place(owner.shopId, owner.paymentId)),
    'base64url',
  );
  const bytes = Buffer.from(row.sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(owner.paymentId))
    .setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  return JSON.parse(text.toString('utf8')) as Buyer;
}

type Typed = {
  readonly shopId: ShopId;
  readonly paymentId: PaymentId;
  readonly typed: TypedContact;
};

type Names = Pick<Buyer, 'firstName' | 'lastName'>;

/** A name that is typed is one text, and nobody parts it: it takes the place of both names that checkout knows. */
export const namesOf = ({ name }: TypedContact, known: Names | null): Names =>
  name === undefined
    ? { firstName: known?.firstName ?? null, lastName: known?.lastName ?? null }
    : { firstName: name, lastName: null };

/** Adds what the shopper typed on his page to what checkout knew, so that nothing is asked twice. */
export async function keepContact(
  sealing: Sealing,
  tx: ShopTransaction,
  { typed, ...owner }: Typed,
): Promise<void> {
  const known = await openBuyer(sealing, tx, owner);
  if (!known || Object.values(typed).every((text) => text === undefined)) return;
  const { name: _, ...others } = typed;
  const buyer = { ...known, ...others, ...namesOf(typed, known) };
  const { keySealed, sealed, emailHash } = await sealBuyer(sealing, owner, buyer);
  await tx.personalData.update({
    where: { shopId_paymentId: owner },
    data: { keySealed, sealed, emailHash: emailHash && new Uint8Array(emailHash) },
  });
}
