import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type PrivacyOutcome, readPrivacyOutcome } from './privacy-outcome.ts';
import { shopIdOf } from './shop-domain.ts';
import { writeShopEvent } from './shop-events.store.server.ts';
import type { ShopifyWebhook, WebhookTaken } from './webhook.ts';

/** Shopify's three mandatory topics (shopify.dev, "Privacy law compliance"). */
const PRIVACY_TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'] as const;

export type PrivacyTopic = (typeof PRIVACY_TOPICS)[number];

export const isPrivacyTopic = (topic: string): topic is PrivacyTopic =>
  PRIVACY_TOPICS.some((known) => known === topic);

export const privacyPlace = (shopId: ShopId) => ({
  shop: shopId,
  column: 'privacy_request.sealed',
});

/** The body names people, so it is sealed before it is kept, and dropped when the work is done. */
export const sealPrivacyRequest = (
  { sealing }: Pick<Foundation, 'sealing'>,
  { body, domain }: ShopifyWebhook,
): Promise<string> => sealing.seal(body, privacyPlace(shopIdOf(domain)));

/** Keeps a privacy request as work that is due now. */
export async function keepPrivacyRequest(
  tx: ShopTransaction,
  { clock, ids }: Pick<Foundation, 'clock' | 'ids'>,
  { webhook, sealed }: { readonly webhook: ShopifyWebhook; readonly sealed: string },
): Promise<WebhookTaken> {
  const { domain, topic } = webhook;
  const shopId = shopIdOf(domain);
  const at = clock.now();
  const id = ids.next();
  await tx.privacyRequest.create({
    data: { shopId, id, topic, receivedAt: at, sealed, dueAt: at },
  });
  await writeShopEvent(tx, {
    shopId,
    id: ids.next(),
    at,
    actor: 'shopify',
    kind: 'privacy-requested',
    data: { request: id, topic },
  });
  return 'done';
}

/** A privacy request as the merchant sees it. */
export type PrivacyRequest = {
  readonly id: string;
  readonly topic: PrivacyTopic;
  readonly receivedAt: Date;
  /** Null while the work is due. */
  readonly doneAt: Date | null;
  readonly outcome: PrivacyOutcome | null;
};

/** The newest privacy requests of a shop, at most 50. */
export async function listPrivacyRequests(
  { database }: Pick<Foundation, 'database'>,
  shopId: ShopId,
): Promise<readonly PrivacyRequest[]> {
  const rows = await database.inShop(shopId, (tx) =>
    tx.privacyRequest.findMany({ where: { shopId }, orderBy: { receivedAt: 'desc' }, take: 50 }),
  );
  return rows.flatMap(({ id, topic, receivedAt, doneAt, outcome }) =>
    isPrivacyTopic(topic)
      ? [{ id, topic, receivedAt, doneAt, outcome: readPrivacyOutcome(outcome) }]
      : [],
  );
}
