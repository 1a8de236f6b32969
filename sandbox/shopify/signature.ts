import { createHmac } from 'node:crypto';

/** Shopify's signature over a query: all parameters but `hmac`, sorted, form-encoded, hex. */
export function signQuery(query: Record<string, string>, secret: string): URLSearchParams {
  const sorted = Object.entries(query).sort(([a], [b]) => a.localeCompare(b));
  const message = new URLSearchParams(sorted).toString();
  const hmac = createHmac('sha256', secret).update(message).digest('hex');
  return new URLSearchParams([...sorted, ['hmac', hmac]]);
}

/** Shopify's signature over a webhook's bytes, base64. */
export const signWebhook = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body, 'utf8').digest('base64');

/** The base64 `host` parameter: where in the admin the app is opened. */
export const hostParameter = (storeHandle: string): string =>
  Buffer.from(`admin.shopify.com/store/${storeHandle}`).toString('base64').replace(/=+$/, '');
