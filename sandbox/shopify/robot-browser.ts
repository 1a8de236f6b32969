import type { Answered, PostOffice } from '../network/post-office.ts';
import { approve, readConsent } from './authorization.ts';
import type { Shopify } from './shopify.ts';

const MAX_HOPS = 12;

// Shopify's library answers 410 to what calls itself a robot (isbot).
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';

export type Visit = { status: number | null; location: string; failed?: string };

/**
 * A merchant's browser without a screen: follows redirects between the app and Shopify, keeps the
 * app's cookies, and says yes when Shopify asks whether to install.
 */
export async function visit(shopify: Shopify, start: string): Promise<Visit> {
  const cookies = new Map<string, string>();
  let location = start;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const consented = consentAt(shopify, location);
    if (consented) {
      location = consented;
      continue;
    }
    const url = new URL(location);
    if (isShopify(url.hostname)) return { status: 200, location };
    const reply = await load(shopify.post, location, cookies);
    if ('failed' in reply) return { status: null, location, failed: reply.failed };
    const next = reply.headers.location;
    if (reply.status < 300 || reply.status > 399 || !next)
      return { status: reply.status, location };
    location = new URL(next, location).href;
  }
  return { status: null, location, failed: 'too many redirects' };
}

async function load(post: PostOffice, url: string, cookies: Map<string, string>) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await post({
    url,
    method: 'GET',
    headers: { 'user-agent': USER_AGENT, accept: 'text/html', ...(cookie && { cookie }) },
    timeoutMs: 20_000,
  });
  if ('status' in reply) keepCookies(reply, cookies);
  return reply;
}

function keepCookies({ headers }: Answered, cookies: Map<string, string>): void {
  for (const line of headers['set-cookie'] ?? []) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

const isShopify = (host: string): boolean =>
  host.endsWith('.myshopify.com') || host === 'admin.shopify.com';

function consentAt(shopify: Shopify, location: string): string | null {
  const { hostname, pathname, searchParams } = new URL(location);
  const shop = shopify.shops.find(hostname);
  if (!shop || pathname !== '/admin/oauth/authorize') return null;
  const consent = readConsent(shopify, searchParams);
  return 'refused' in consent ? null : approve(shopify, shop, consent);
}
