import type { App } from '../world/config.ts';
import { issueIdToken } from './id-token.ts';
import type { Shop } from './shop.ts';
import type { Shopify } from './shopify.ts';
import { hostParameter, signQuery } from './signature.ts';
import { sendTopic } from './webhook.ts';

/** The staff member who plays the merchant. */
export const OWNER = '548380009';

/** The merchant grants an app its scopes; installing again keeps what stands. */
export function installApp(shopify: Shopify, shop: Shop, app: App): void {
  const known = shop.installs.get(app.clientId);
  shop.installs.set(app.clientId, {
    ready: false,
    externalHandle: null,
    activated: false,
    testMode: true,
    ...known,
    scopes: [...app.scopes],
    installedAt: known?.installedAt ?? shopify.clock.now(),
  });
}

/** The merchant removes an app: its tokens die at once, then it is told. */
export async function uninstallApp(shopify: Shopify, shop: Shop, app: App): Promise<void> {
  shop.installs.delete(app.clientId);
  shopify.tokens.revokeAll(shop.domain, app.clientId);
  const payload = { id: 1, name: shop.name, myshopify_domain: shop.domain, domain: shop.domain };
  await sendTopic(shopify, { shop, app, topic: 'app/uninstalled', payload });
}

/** The address with which the admin opens an app in its frame, signed as Shopify signs it. */
export function launchUrl(shop: Shop, app: App, path = ''): string {
  const bearer = { as: 'staff', sub: OWNER } as const;
  const { clientId, secret } = app;
  const query = {
    embedded: '1',
    host: hostParameter(shop.handle),
    id_token: issueIdToken({ shop: shop.domain, clientId, secret, bearer }),
    locale: shop.staffLocale,
    session: clientId.slice(0, 16),
    shop: shop.domain,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  return `${opened(app.appUrl, path)}?${signQuery(query, secret)}`;
}

/** The address with which an app that is not embedded is opened, or installed. */
export function openUrl(shop: Shop, app: App): string {
  const path = app.kind === 'payments' ? app.installPath : '';
  const query = {
    host: hostParameter(shop.handle),
    shop: shop.domain,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  return `${opened(app.appUrl, path)}?${signQuery(query, app.secret)}`;
}

const opened = (appUrl: string, path: string): string =>
  path === '' ? new URL(appUrl).href : new URL(path, appUrl).href;
