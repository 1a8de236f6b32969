import type { Random } from '../world/random.ts';
import { installApp } from './install.ts';
import type { Shop } from './shop.ts';
import type { Shopify } from './shopify.ts';
import { hostParameter, signQuery } from './signature.ts';

/** Authorization codes: each works once. */
export type AuthorizationCodes = {
  mint(shop: string, clientId: string): string;
  redeem(code: string, shop: string, clientId: string): boolean;
};

export function createAuthorizationCodes(random: Random): AuthorizationCodes {
  const codes = new Map<string, string>();
  return {
    mint(shop, clientId) {
      const code = random.hex(32);
      codes.set(code, `${shop} ${clientId}`);
      return code;
    },
    redeem(code, shop, clientId) {
      const good = codes.get(code) === `${shop} ${clientId}`;
      if (good) codes.delete(code);
      return good;
    },
  };
}

/** What an app asks of the merchant at `/admin/oauth/authorize`, or why Shopify would not ask. */
export type Consent =
  | { app: string; clientId: string; scopes: string[]; redirectUri: string; state: string }
  | { refused: string };

export function readConsent(shopify: Shopify, query: URLSearchParams): Consent {
  const app = shopify.appOf(query.get('client_id') ?? '');
  if (!app) return { refused: 'application_cannot_be_found' };
  const redirectUri = query.get('redirect_uri') ?? '';
  const state = query.get('state') ?? '';
  const own = URL.canParse(redirectUri) && URL.canParse(app.appUrl);
  if (!own || new URL(redirectUri).host !== new URL(app.appUrl).host) {
    shopify.complaints.note('oauth', 'redirect_uri is not whitelisted', redirectUri);
    return { refused: 'The redirect_uri is not whitelisted' };
  }
  if (state === '') shopify.complaints.note('oauth', 'authorization without a state', app.name);
  return { app: app.name, clientId: app.clientId, scopes: app.scopes, redirectUri, state };
}

/** The merchant says yes: installs the app and returns where the browser goes with the code. */
export function approve(
  shopify: Shopify,
  shop: Shop,
  consent: Exclude<Consent, { refused: string }>,
): string {
  const app = shopify.appOf(consent.clientId);
  if (!app) throw new Error(`no app ${consent.clientId}`);
  installApp(shopify, shop, app);
  const query = signQuery(
    {
      code: shopify.codes.mint(shop.domain, app.clientId),
      host: hostParameter(shop.handle),
      shop: shop.domain,
      state: consent.state,
      timestamp: String(Math.floor(Date.now() / 1000)),
    },
    app.secret,
  );
  return `${consent.redirectUri}?${query}`;
}
