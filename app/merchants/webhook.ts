import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { idOfName, type RegistrationKey } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { parseShopDomain } from './shop-domain.ts';

/** A webhook of Shopify's, verified over its bytes. */
export type ShopifyWebhook = {
  readonly registrationKey: RegistrationKey;
  readonly id: string;
  readonly topic: string;
  readonly domain: string;
  /** When it happened at Shopify, where the delivery says so. */
  readonly triggeredAt: Date | null;
  /** Numbers as the text that stood there; null where the body is no JSON. */
  readonly payload: ExactJson;
  readonly body: string;
};

/** What became of a delivery. A repeated one changes nothing. */
export type WebhookTaken = 'done' | 'repeated' | 'nothing-to-do';

export type WebhookRefused = 'missing-signature' | 'wrong-signature' | 'wrong-shop';

export type Delivery = {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

const instant = z.coerce.date();

/**
 * Verifies over the bytes, then reads: the one way to a webhook (law 2). `X-Shopify-Hmac-Sha256` is the HMAC-SHA256 of the
 * raw body in base64, keyed with the app's secret (shopify.dev, "Deliver webhooks through HTTPS").
 */
export function readWebhook(
  { body, headers }: Delivery,
  { key, secret }: { readonly key: RegistrationKey; readonly secret: string },
): Result<ShopifyWebhook, WebhookRefused> {
  const header = (name: string) => `${headers[`x-shopify-${name}`] ?? ''}`;
  const signature = header('hmac-sha256');
  if (signature === '') return err('missing-signature');
  if (!isSignedBy(secret, body, signature)) return err('wrong-signature');
  const domain = parseShopDomain(header('shop-domain'));
  const text = body.toString('utf8');
  const parsed = parseExactJson(text);
  const payload = parsed.ok ? parsed.value : null;
  // The signature covers the body alone: where the body names its shop, the header must name the same.
  const named = shopNamedBy(payload);
  if (!domain || (named !== null && named !== domain)) return err('wrong-shop');
  const topic = header('topic').toLowerCase();
  const id = header('webhook-id') || idOfName('webhook', topic, domain, signature);
  const triggeredAt = instant.safeParse(header('triggered-at')).data ?? null;
  return ok({ registrationKey: key, id, topic, domain, triggeredAt, payload, body: text });
}

function isSignedBy(secret: string, body: Buffer, signature: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function shopNamedBy(payload: ExactJson): string | null {
  if (payload === null || typeof payload !== 'object' || Array.isArray(payload)) return null;
  const named = payload.shop_domain ?? payload.myshopify_domain;
  return typeof named === 'string' ? named : null;
}
