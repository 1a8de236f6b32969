import { answerJson, type Exchange, formOf, jsonOf } from '../network/exchange.ts';
import type { App } from '../world/config.ts';
import type { AccessToken } from './access-token.ts';
import { readIdToken } from './id-token.ts';
import type { Shop } from './shop.ts';
import type { Shopify } from './shopify.ts';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';

type Fields = Record<string, string>;
type Refusal = { status: number; error: string; description: string };

const refusal = (error: string, description: string, status = 400): Refusal => ({
  status,
  error,
  description,
});

/** `POST /admin/oauth/access_token`: code, session token or refresh token for access tokens. */
export async function answerTokens(shopify: Shopify, exchange: Exchange): Promise<boolean> {
  if (exchange.url.pathname !== '/admin/oauth/access_token') return false;
  const fault = shopify.faults.take('shopify.oauth');
  if (fault === 'down') {
    exchange.res.destroy();
    return true;
  }
  if (fault === '503') return answerJson(exchange, 503, { error: 'service_unavailable' });
  const granted = grant(shopify, exchange.host, fieldsOf(exchange));
  if ('error' in granted) {
    const { status, error, description } = granted;
    shopify.log({ event: 'token-refused', shop: exchange.host, error, description });
    return answerJson(exchange, status, { error, error_description: description });
  }
  return answerJson(exchange, 200, present(granted));
}

function fieldsOf(exchange: Exchange): Fields {
  const isJson = exchange.req.headers['content-type']?.includes('json');
  const fields = isJson ? (jsonOf(exchange) ?? {}) : Object.fromEntries(formOf(exchange));
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
}

function grant(shopify: Shopify, host: string, fields: Fields): AccessToken | Refusal {
  const shop = shopify.shops.find(host);
  const app = shopify.appOf(fields.client_id ?? '');
  if (!shop) return refusal('not_found', 'No such shop', 404);
  if (!app || app.secret !== fields.client_secret) {
    shopify.complaints.note('oauth', 'wrong client id or secret', fields.client_id);
    return refusal('invalid_client', 'Client authentication failed', 401);
  }
  if (fields.grant_type === TOKEN_EXCHANGE) return exchangeIdToken({ shopify, shop, app, fields });
  if (fields.grant_type === 'refresh_token') {
    const renewed = shopify.tokens.renew(fields.refresh_token ?? '', app.clientId);
    return renewed ?? refusal('invalid_grant', 'The refresh token is not active');
  }
  return exchangeCode({ shopify, shop, app, fields });
}

type Ask = { shopify: Shopify; shop: Shop; app: App; fields: Fields };

function exchangeIdToken({ shopify, shop, app, fields }: Ask): AccessToken | Refusal {
  if (app.kind !== 'embedded') {
    return refusal('invalid_request', 'Token exchange is for embedded apps');
  }
  const claims = readIdToken(fields.subject_token ?? '', app.secret);
  const fits = claims?.aud === app.clientId && claims.dest === `https://${shop.domain}`;
  if (!fits) return refusal('invalid_subject_token', 'Invalid or expired session token');
  if (fields.requested_token_type !== OFFLINE) {
    return refusal('invalid_request', 'The stage grants offline tokens only');
  }
  return issue({ shopify, shop, app, fields });
}

function exchangeCode({ shopify, shop, app, fields }: Ask): AccessToken | Refusal {
  if (!shopify.codes.redeem(fields.code ?? '', shop.domain, app.clientId)) {
    return refusal('invalid_request', 'The authorization code was not found or was already used');
  }
  return issue({ shopify, shop, app, fields });
}

function issue({ shopify, shop, app, fields }: Ask): AccessToken | Refusal {
  const install = shop.installs.get(app.clientId);
  if (!install) return refusal('app_not_installed', 'The app is not installed on the shop');
  const expiring = fields.expiring === '1';
  // Mandatory for public apps since 2026-04-01 (shopify.dev changelog, expiring offline tokens).
  if (!expiring) shopify.complaints.note('oauth', 'asked for a token that never expires', app.name);
  const { scopes } = install;
  return shopify.tokens.issue({ shop: shop.domain, clientId: app.clientId, scopes, expiring });
}

const present = ({ access, scopes, refresh, expiresAt, refreshExpiresAt }: AccessToken) => ({
  access_token: access,
  scope: scopes.join(','),
  ...(expiresAt && { expires_in: secondsUntil(expiresAt) }),
  ...(refresh && { refresh_token: refresh }),
  ...(refreshExpiresAt && { refresh_token_expires_in: secondsUntil(refreshExpiresAt) }),
});

const secondsUntil = (at: number): number => Math.round((at - Date.now()) / 1000);
