import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from '../network/post-office.ts';
import type { App } from '../world/config.ts';
import type { Shop } from './shop.ts';
import type { Shopify } from './shopify.ts';
import { signWebhook } from './signature.ts';

/** Shopify repeats a webhook that failed for hours; here twice more, within real seconds. */
const WAITS_MS = [0, 500, 2_000];

export type Webhook = {
  shop: Shop;
  app: App;
  topic: string;
  payload?: unknown;
  /** Signs it with a secret that is not the app's. */
  badHmac?: boolean;
  /** `X-Shopify-Webhook-Id`, the same for repeats. */
  id?: string;
};

/** Sends one delivery of a webhook; null when the app did not subscribe to the topic. */
export async function sendWebhook(shopify: Shopify, webhook: Webhook): Promise<Reply | null> {
  const { shop, app, topic, payload = {}, badHmac = false } = webhook;
  const url = subscriptionOf(app, topic);
  if (!url) return null;
  const body = JSON.stringify(payload);
  return shopify.post({
    url,
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': signWebhook(body, badHmac ? `not ${app.secret}` : app.secret),
      'x-shopify-shop-domain': shop.domain,
      'x-shopify-api-version': app.apiVersion,
      'x-shopify-webhook-id': webhook.id ?? randomUUID(),
      'x-shopify-event-id': randomUUID(),
      'x-shopify-triggered-at': shopify.clock.now().toISOString(),
    },
  });
}

/** Sends a webhook that Shopify owes an app, again until the app takes it or patience ends. */
export async function sendTopic(shopify: Shopify, webhook: Webhook): Promise<void> {
  const id = randomUUID();
  for (const wait of WAITS_MS) {
    if (wait > 0) await pause(wait);
    const reply = await sendWebhook(shopify, { ...webhook, id });
    if (!reply || ('status' in reply && reply.status < 300)) return;
    shopify.log({ event: 'webhook-failed', topic: webhook.topic, reply: replyText(reply) });
  }
}

const replyText = (reply: Reply): string =>
  'failed' in reply ? reply.failed : String(reply.status);

function subscriptionOf(app: App, topic: string): string | null {
  const found = app.webhooks.find((subscription) =>
    'topics' in subscription
      ? subscription.topics.includes(topic)
      : subscription.compliance.includes(topic),
  );
  return found ? new URL(found.uri, app.appUrl).href : null;
}
