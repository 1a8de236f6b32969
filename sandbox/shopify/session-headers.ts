import type { App } from '../world/config.ts';
import type { Random } from '../world/random.ts';

/** The headers of a session request. There is no HMAC: mTLS alone says who calls. */
export const sessionHeaders = (shop: string, app: App, random: Random): Record<string, string> => ({
  'content-type': 'application/json',
  'shopify-shop-domain': shop,
  'shopify-request-id': random.uuid(),
  'shopify-api-version': app.apiVersion,
});
