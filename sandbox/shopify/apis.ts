import type { Site } from '../network/exchange.ts';
import { adminApi } from './admin-api.ts';
import { answerGraphql } from './graphql-door.ts';
import { paymentsApi } from './payments-api.ts';
import type { Shopify } from './shopify.ts';
import { answerTokens } from './token-endpoint.ts';

/** Shopify's machine doors on a shop's own host. */
export function createApis(shopify: Shopify): Site {
  const apis = [paymentsApi(shopify), adminApi(shopify)];
  return async (exchange) => {
    if (!shopify.shops.find(exchange.host)) return false;
    if (await answerTokens(shopify, exchange)) return true;
    for (const api of apis) if (await answerGraphql(shopify, api, exchange)) return true;
    return false;
  };
}
