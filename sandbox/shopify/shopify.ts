import type { PostOffice } from '../network/post-office.ts';
import type { Clock } from '../world/clock.ts';
import type { Complaints } from '../world/complaints.ts';
import type { App, Config, PaymentsApp } from '../world/config.ts';
import type { Faults } from '../world/faults.ts';
import type { Log } from '../world/log.ts';
import type { Random } from '../world/random.ts';
import { type AccessTokens, createAccessTokens } from './access-token.ts';
import { type AuthorizationCodes, createAuthorizationCodes } from './authorization.ts';
import { type Checkouts, createCheckouts } from './checkout.ts';
import { createOrders, type Orders } from './order.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createShops, type Shop, type Shops } from './shop.ts';

/** What the stage hands to the simulated Shopify. */
export type Stage = {
  config: Config;
  clock: Clock;
  random: Random;
  complaints: Complaints;
  faults: Faults;
  log: Log;
  post: PostOffice;
  /** Who signed the certificate that is shown at the app's session door. */
  clientIssuer: string;
};

/** The simulated Shopify: its shops and what it knows of them. */
export type Shopify = Stage & {
  shops: Shops;
  tokens: AccessTokens;
  codes: AuthorizationCodes;
  orders: Orders;
  checkouts: Checkouts;
  sessions: Sessions;
  appNamed(name: string): App | null;
  appOf(clientId: string): App | null;
  /** The payments app, if the shop has one installed. */
  gatewayOf(shop: Shop): PaymentsApp | null;
};

export function createShopify(stage: Stage): Shopify {
  const { config, clock, random } = stage;
  const shops = createShops(config.shops);
  const orders = createOrders(clock, shops);
  const appOf = (clientId: string) => config.apps.find((app) => app.clientId === clientId) ?? null;
  return {
    ...stage,
    shops,
    orders,
    tokens: createAccessTokens(random),
    codes: createAuthorizationCodes(random),
    checkouts: createCheckouts(random),
    sessions: createSessions({ clock, orders }),
    appOf,
    appNamed: (name) => config.apps.find((app) => app.name === name) ?? null,
    gatewayOf(shop) {
      const installed = config.apps.filter((app) => shop.installs.has(app.clientId));
      return installed.find((app) => app.kind === 'payments') ?? null;
    },
  };
}
