import { createMovableClock, systemClock } from '#app/platform/clock.server.ts';
import { readConfig } from '#app/platform/config.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import { createEgress } from '#app/platform/egress.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { createGaps } from '#app/platform/gaps.server.ts';
import { timeOrderedIds } from '#app/platform/ids.server.ts';
import { createLog } from '#app/platform/log.server.ts';
import { createSealing } from '#app/platform/sealing.server.ts';
import type { Environment } from './foundation.ts';

/** All that the server has, which asking gateways and Shopify takes; text is what is wrong with the environment. */
export function layWholeFoundation(source: Environment): Foundation | string {
  const config = configOf(source);
  if (typeof config === 'string') return config;
  const { clockOffsetFile, egressProxy } = config;
  const egress = createEgress(egressProxy ? { proxy: egressProxy } : {});
  return {
    config,
    clock: clockOffsetFile ? createMovableClock(clockOffsetFile) : systemClock,
    ids: timeOrderedIds,
    log: createLog('silent'),
    database: openDatabase({ url: config.databaseUrl, poolSize: 4 }),
    sealing: createSealing(config.sealingKeys),
    egress,
    downloads: egress,
    gap: createGaps(null),
  };
}

function configOf(source: Environment) {
  try {
    return readConfig(source as NodeJS.ProcessEnv);
  } catch (wrong) {
    return wrong instanceof Error ? wrong.message : 'The environment cannot be read.';
  }
}
