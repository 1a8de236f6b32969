import type { ShopConfig } from '../world/config.ts';

/** An app on a shop: what the merchant granted, and what the app said about itself. */
export type Install = {
  scopes: string[];
  installedAt: Date;
  /** `paymentsAppConfigure`: the merchant may activate the method. */
  ready: boolean;
  externalHandle: string | null;
  /** The merchant switched the method on in the payment settings. */
  activated: boolean;
  /** Every payment is a test: the merchant's choice in the payment settings, never the shopper's. */
  testMode: boolean;
};

export type Shop = {
  id: number;
  domain: string;
  /** The first label of the domain: Shopify's store handle. */
  handle: string;
  name: string;
  currency: string;
  staffLocale: string;
  /** Pieces of the only product that can still be sold. */
  stock: number;
  /** By the app's client id. */
  installs: Map<string, Install>;
  orderCount: number;
};

export type Shops = {
  find(domain: string): Shop | null;
  open(config: ShopConfig): Shop;
  all(): Shop[];
};

const FIRST_ID = 68_000_000_001;

export function createShops(configs: ShopConfig[]): Shops {
  const shops = new Map<string, Shop>();
  const open = (config: ShopConfig): Shop => {
    const handle = config.domain.split('.')[0] ?? config.domain;
    const shop: Shop = {
      id: FIRST_ID + shops.size,
      domain: config.domain,
      handle,
      name: config.name ?? handle,
      currency: config.currency,
      staffLocale: config.staffLocale,
      stock: config.stock,
      installs: new Map(),
      orderCount: 0,
    };
    shops.set(shop.domain, shop);
    return shop;
  };
  configs.forEach(open);
  return { find: (domain) => shops.get(domain) ?? null, open, all: () => [...shops.values()] };
}
