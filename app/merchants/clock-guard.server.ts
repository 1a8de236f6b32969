import type { Foundation } from '#app/platform/foundation.ts';

/** Refuses to start with a clock that can be moved where a live account exists (law 10). To be called at boot. */
export async function assertClockAllowed({
  config,
  database,
}: Pick<Foundation, 'config' | 'database'>): Promise<void> {
  if (config.clockOffsetFile === null) return;
  const { rows } = await database.worker.query<{ live: boolean }>(
    "select exists (select from gateway_account where mode = 'live') as live",
  );
  if (rows[0]?.live !== false) {
    throw new Error('CLOCK_OFFSET_FILE is set, and this database holds a live gateway account.');
  }
}
