import type { Clock } from '#app/kernel/clock.ts';
import type { Ids } from '#app/kernel/ids.ts';
import type { Config } from './config.server.ts';
import type { Database } from './database.server.ts';
import type { Downloads, Egress } from './egress.server.ts';
import type { AtGap } from './gaps.server.ts';
import type { Log } from './log.server.ts';
import type { Sealing } from './sealing.server.ts';

/** What every room may be handed; each names the part it needs by `Pick<Foundation, …>`. */
export type Foundation = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly database: Database;
  readonly sealing: Sealing;
  readonly egress: Egress;
  readonly downloads: Downloads;
  readonly gap: AtGap;
};
