import { idOfName, type ShopId } from '#app/kernel/ids.ts';

/** Shopify's permanent name of a shop, `tienda-lima.myshopify.com`. */
const DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** The permanent domain in untrusted text, in lower case, or null. */
export function parseShopDomain(text: string): string | null {
  const domain = text.trim().toLowerCase();
  return domain.length <= 255 && DOMAIN.test(domain) ? domain : null;
}

/** A shop's id follows from its permanent domain: every process finds the same row, before and after a reinstall. */
export const shopIdOf = (domain: string): ShopId => idOfName('shop', domain) as ShopId;
