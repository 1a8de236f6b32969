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
    JSON.stringify({ body: Buffer.from(raw.body).toString('base64'), headers: raw.headers }),
    place(shop),
  );

export async function openDelivery(
  sealing: Sealing,
  shop: ShopId,
  sealed: string,
): Promise<RawNotification> {
  const kept = JSON.parse(await sealing.open(sealed, place(shop))) as {
    body: string;
    headers: RawNotification['headers'];
  };
  return { body: Buffer.from(kept.body, 'base64'), headers: kept.headers };
}
