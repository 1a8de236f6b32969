import { join } from 'node:path';
import type { Stagehands } from './control/command.ts';
import type { Pki } from './network/pki.ts';
import type { PostOffice } from './network/post-office.ts';
import { DIALECTS } from './providers.ts';
import { SHOPIFY_FAULTS } from './shopify/faults.ts';
import { createShopify, type Shopify } from './shopify/shopify.ts';
import type { AccountPlan } from './till/accounts.ts';
import type { Dialect } from './till/dialect.ts';
import { createCodeNumbers } from './till/draw.ts';
import { holdsPending } from './till/holds-pending.ts';
import { openTill, type Provider } from './till/index.ts';
import { type Clock, createClock } from './world/clock.ts';
import { createComplaints } from './world/complaints.ts';
import type { Config } from './world/config.ts';
import { createFaults } from './world/faults.ts';
import type { Log } from './world/log.ts';
import { createRandom } from './world/random.ts';

export type OutsideWorld = Stagehands & { clockFile: string };

type Deps = { config: Config; log: Log; pki: Pki; post: PostOffice };

/** Shopify and the gateways under one clock, and what each knows of the other: nothing but mail. */
export function createOutsideWorld(deps: Deps): OutsideWorld {
  const clockFile = join(deps.config.dir, 'clock');
  const clock = createClock(clockFile);
  const shopify = openShopify(deps, clock);
  const gateways = openGateways(deps, clock);
  shopify.sessions.holdPending(
    ({ email, amountMinor }) => email !== null && holdsPending(gateways, { email, amountMinor }),
  );
  return { clock, clockFile, shopify, gateways };
}

function openShopify({ config, log, pki, post }: Deps, clock: Clock): Shopify {
  return createShopify({
    config,
    clock,
    log,
    post,
    random: createRandom(config.seed),
    complaints: createComplaints(clock, log),
    faults: createFaults(SHOPIFY_FAULTS),
    clientIssuer: pki.clientIssuer,
  });
}

function openGateways({ config, log, post }: Deps, clock: Clock): Provider[] {
  const unknown = Object.keys(config.gateways).filter(
    (name) => !DIALECTS.some((dialect) => dialect.name === name),
  );
  if (unknown.length > 0) throw new Error(`no such gateway: ${unknown.join(', ')}`);
  const nextCode = createCodeNumbers(createRandom(config.seed + 1).next);
  return DIALECTS.map((dialect, index) =>
    openTill(dialect, {
      clock,
      log,
      nextCode,
      random: createRandom(config.seed + 1 + index * 1_000).next,
      accounts: config.gateways[dialect.name] ?? testAccounts(dialect, config),
      deliver: (url, init) => post({ url, ...init }),
    }),
  );
}

/** One test account for each shop, where the configuration names none. */
const testAccounts = (dialect: Dialect, { shops }: Config): AccountPlan[] =>
  shops.map((_, nth) => ({ keys: dialect.testKeys(nth) }));
