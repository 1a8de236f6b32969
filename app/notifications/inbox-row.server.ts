import { createHash } from 'node:crypto';
import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { dedupeKeyOf, factsOf, isStorable } from './facts.ts';
import type { InboxRow } from './inbox.store.server.ts';
import type { Delivery, ReceiveDeps } from './receive.server.ts';

/** The inbox row of a verified delivery; one that cannot be read, or holds letters no row can hold, is known by its bytes. */
export async function inboxRow(
  deps: ReceiveDeps,
  delivery: Delivery,
  read: GatewayNotification | null,
): Promise<InboxRow> {
  const notification = read && isStorable(read) ? read : null;
  const { account, raw } = delivery;
  const sealed = account.provider.capabilities.notificationsNamePeople;
  const deliveryId = deps.ids.next();
  const dedupeKey = notification
    ? dedupeKeyOf(notification, deliveryId)
    : `unreadable|${createHash('sha256').update(raw.body).digest('hex')}`;
  const body = sealed
    ? await deps.sealing.seal(Buffer.from(raw.body).toString('base64'), {
        shop: account.shopId,
        column: 'delivery.body',
      })
    : raw.body;
  return {
    shop_id: account.shopId,
    account_id: account.accountId,
    delivery_id: deliveryId,
    notification_id: deps.ids.next(),
    dedupe_key: dedupeKey,
    received_at: deps.clock.now().toISOString(),
    source_address: delivery.sourceAddress,
    body: Buffer.from(body).toString('base64'),
    sealed,
    facts: notification ? factsOf(notification) : {},
    state: notification ? 'due' : 'unreadable',
  };
}
