import type { Exchange } from '../network/exchange.ts';
import type { App } from '../world/config.ts';
import type { Shop } from './shop.ts';
import type { Shopify } from './shopify.ts';

/** An app that calls an API for a shop, known by its access token. */
export type Caller = { shop: Shop; app: App; scopes: string[] };

/** Who calls; null when a real Shopify would answer 401. */
export function callerOf(shopify: Shopify, exchange: Exchange): Caller | null {
  const header = exchange.req.headers['x-shopify-access-token'];
  const access = typeof header === 'string' ? header : '';
  const found = shopify.tokens.look(access);
  if ('dead' in found) {
    if (found.dead === 'unknown') {
      shopify.complaints.note('graphql', 'unknown access token', exchange.host);
    }
    return null;
  }
  const { live } = found;
  const shop = shopify.shops.find(live.shop);
  const app = shopify.appOf(live.clientId);
  if (!shop || !app) return null;
  if (shop.domain !== exchange.host) {
    shopify.complaints.note('graphql', `token of ${shop.domain} used`, exchange.host);
    return null;
  }
  return { shop, app, scopes: live.scopes };
}
