import { join } from 'node:path';
import type { Stagehands } from './control/command.ts';
import type { Pki } from './network/pki.ts';
import type { PostOffice } from './network/post-office.ts';
import { createPagoEfectivo, type PagoEfectivo } from './pagoefectivo/index.ts';
import { SHOPIFY_FAULTS } from './shopify/faults.ts';
import { createShopify, type Shopify } from './shopify/shopify.ts';
import { type Clock, createClock } from './world/clock.ts';
import { createComplaints } from './world/complaints.ts';
import type { Config } from './world/config.ts';
import { createFaults } from './world/faults.ts';
import type { Log } from './world/log.ts';
import { createRandom } from './world/random.ts';

export type OutsideWorld = Stagehands & { clockFile: string };

type Deps = { config: Config; log: Log; pki: Pki; post: PostOffice };

/** Shopify and PagoEfectivo under one clock, and what each knows of the other: nothing but mail. */
export function createOutsideWorld(deps: Deps): OutsideWorld {
  const clockFile = join(deps.config.dir, 'clock');
  const clock = createClock(clockFile);
  const shopify = openShopify(deps, clock);
  const pagoefectivo = openPagoEfectivo(deps, clock);
  shopify.sessions.holdPending(
    ({ email, amountMinor }) => email !== null && pagoefectivo.holdsPending({ email, amountMinor }),
  );
  return { clock, clockFile, shopify, pagoefectivo };
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

function openPagoEfectivo({ config, log, post }: Deps, clock: Clock): PagoEfectivo {
  return createPagoEfectivo({
    clock,
    log,
    random: createRandom(config.seed + 1).next,
    services: config.pagoefectivo.services,
    deliver: (url, init) => post({ url, ...init }),
  });
}
