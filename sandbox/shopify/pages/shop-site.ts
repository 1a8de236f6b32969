import type { Exchange, Site } from '../../network/exchange.ts';
import { matchPath } from '../../network/path.ts';
import type { PlainWeb } from '../../network/plain-web.ts';
import type { Shopify } from '../shopify.ts';
import { homePages } from './admin-home.ts';
import { framePages } from './app-frame.ts';
import { appPages } from './app-list.ts';
import { checkoutPages } from './checkout-page.ts';
import { consentPages } from './consent-page.ts';
import { orderListPages } from './order-list.ts';
import { orderPages } from './order-page.ts';
import { paymentSettingsPages } from './payment-settings.ts';
import { adminHostScript, appBridgeScript } from './script.ts';
import { languagePages } from './staff-language.ts';
import { storefrontPages } from './storefront.ts';
import type { Page } from './visit.ts';

const PAGES: Page[] = [
  ...storefrontPages,
  ...checkoutPages,
  ...homePages,
  ...languagePages,
  ...orderListPages,
  ...orderPages,
  ...paymentSettingsPages,
  ...consentPages,
  ...appPages,
  ...framePages,
];

/** Shopify's pages for people, on the shops' own hosts and on plain localhost alike. */
export function createShopSite(shopify: Shopify, web: () => PlainWeb): Site {
  return async (exchange) => {
    const path = placeOf(exchange);
    const script = scriptAt(path);
    if (script) return giveScript(exchange, script());
    for (const page of PAGES) {
      const parts = matchPath(page.path, path);
      if (!parts || page.method !== exchange.req.method) continue;
      const shop = shopify.shops.find(parts.domain ?? '');
      if (!shop) return false;
      const isPlain = exchange.host === 'localhost' || exchange.host === '127.0.0.1';
      const reach = (url: string) => (isPlain ? web().plain(url) : url);
      return page.show({ exchange, shopify, shop, parts, reach });
    }
    return false;
  };
}

/** The page's path with the shop in it, whichever host it was asked of. */
function placeOf({ host, url }: Exchange): string {
  const { pathname } = url;
  if (pathname.startsWith('/shops/') || pathname.startsWith('/__sandbox/')) return pathname;
  if (host.endsWith('.myshopify.com')) return `/shops/${host}${pathname}`;
  const store = /^\/store\/([^/]+)(\/.*)?$/.exec(host === 'admin.shopify.com' ? pathname : '');
  return store ? `/shops/${store[1]}.myshopify.com/admin${store[2] ?? ''}` : pathname;
}

function scriptAt(path: string): (() => string) | null {
  if (path === '/__sandbox/admin-host.js') return adminHostScript;
  return path === '/shopifycloud/app-bridge.js' ? appBridgeScript : null;
}

function giveScript({ res }: Exchange, script: string): true {
  res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
  res.end(script);
  return true;
}
