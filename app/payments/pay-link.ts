import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { Sealing } from '#app/platform/sealing.server.ts';

/**
 * The shopper's permanent link: shop, payment and our own proof in one unguessable token. Derived, never stored, so that
 * the session door answers the same address for ever without reading anything (law 7), and a forged one costs no query.
 */
export function payToken(sealing: Sealing, shop: ShopId, payment: PaymentId): string {
  const ids = bytesOf(shop, payment);
  const proof = sealing.sign('pay-link', ids.toString('hex')).subarray(0, 16);
  return Buffer.concat([ids, proof]).toString('base64url');
}

/** The shop and payment of a link, or null for anything that we did not make. */
export function readPayToken(
  sealing: Sealing,
  token: string,
): { shop: ShopId; payment: PaymentId } | null {
  if (!/^[A-Za-z0-9_-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const ids = bytes.subarray(0, 32);
  if (!sealing.isSigned('pay-link', ids.toString('hex'), bytes.subarray(32))) return null;
  return {
    shop: uuidOf(ids.subarray(0, 16)) as ShopId,
    payment: uuidOf(ids.subarray(16)) as PaymentId,
  };
}

const bytesOf = (...ids: readonly string[]): Buffer =>
  Buffer.from(ids.join('').replaceAll('-', ''), 'hex');

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
