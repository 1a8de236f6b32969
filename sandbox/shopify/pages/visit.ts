import { type Exchange, formOf, redirect } from '../../network/exchange.ts';
import type { Shop } from '../shop.ts';
import type { Shopify } from '../shopify.ts';

/** A person's browser on one of a shop's pages. */
export type Visit = {
  exchange: Exchange;
  shopify: Shopify;
  shop: Shop;
  /** Named parts of the path. */
  parts: Record<string, string>;
  /** An address of the stage as this browser reaches it: plain localhost, or as it is. */
  reach(url: string): string;
};

export type Page = {
  method: 'GET' | 'POST';
  path: string;
  show(visit: Visit): Promise<true> | true;
};

/** Where the shop's pages are, on whatever host they are served. */
export const shopPath = (shop: Shop, path = ''): string => `/shops/${shop.domain}${path}`;

export const adminPath = (shop: Shop, path = ''): string => shopPath(shop, `/admin${path}`);

/** Sends the browser to another page of the same shop. */
export const goTo = (visit: Visit, path: string): true =>
  redirect(visit.exchange, shopPath(visit.shop, path));

/** A field of the posted form, trimmed; empty when it is not there. */
export const field = ({ exchange }: Visit, name: string): string =>
  formOf(exchange).get(name)?.trim() ?? '';
