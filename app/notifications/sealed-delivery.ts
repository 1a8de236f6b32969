import type { RawNotification } from '#app/gateways/gateway.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Sealing } from '#app/platform/sealing.server.ts';

const place = (shop: ShopId) => ({ shop, column: 'refused_delivery' });

/** A refused delivery whole, bytes and headers, sealed: it is unverified, may name people, and must be judged again as it came. */
export const sealDelivery = (
  sealing: Sealing,
  shop: ShopId,
  raw: RawNotification,
): Promise<string> =>
  sealing.seal(
    JSON.stringify({ ...raw, body: Buffer.from(raw.body).toString('base64') }),
    place(shop),
  );

export async function openDelivery(
  sealing: Sealing,
  shop: ShopId,
  sealed: string,
): Promise<RawNotification> {
  const kept = JSON.parse(await sealing.open(sealed, place(shop))) as Omit<
    RawNotification,
    'body'
  > & { readonly body: string };
  return { ...kept, body: Buffer.from(kept.body, 'base64') };
}
