import { z } from 'zod';
import { createMovableClock, systemClock } from '#app/platform/clock.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { timeOrderedIds } from '#app/platform/ids.server.ts';
import { createSealing } from '#app/platform/sealing.server.ts';

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  SEALING_KEYS: z.string().regex(/^[\w-]+:[\w-]{43}(,[\w-]+:[\w-]{43})*$/),
  CLOCK_OFFSET_FILE: z.string().optional(),
});

export type Environment = Readonly<Record<string, string | undefined>>;

export type CommandFoundation = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

/** What a command needs of the server's environment; text names the settings that are wrong, never their values. */
export function layFoundation(source: Environment): CommandFoundation | string {
  const read = environment.safeParse(source);
  if (!read.success)
    return `Set ${read.error.issues.map(({ path }) => path.join('.')).join(' and ')} as for the server.`;
  const { DATABASE_URL: url, SEALING_KEYS, CLOCK_OFFSET_FILE } = read.data;
  const keys = SEALING_KEYS.split(',').map((entry) => {
    const [kid = '', key = ''] = entry.split(':');
    return { kid, key: Buffer.from(key, 'base64url') };
  });
  return {
    clock: CLOCK_OFFSET_FILE ? createMovableClock(CLOCK_OFFSET_FILE) : systemClock,
    database: openDatabase({ url, poolSize: 4 }),
    ids: timeOrderedIds,
    sealing: createSealing(keys),
  };
}
