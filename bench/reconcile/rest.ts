import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../stage.ts';

const MOST_S = 120;

/**
 * Lets PostgreSQL come to rest: what was written before is on disk, and nobody tidies it up. So what is measured next is charged
 * with its own work alone.
 */
export async function comeToRest({ ask }: Stage): Promise<void> {
  await ask('checkpoint');
  for (let waited = 0; waited < MOST_S; waited += 1) {
    const tidying = await ask(
      `select from pg_stat_activity where backend_type = 'autovacuum worker'`,
    );
    if (tidying.length === 0) return;
    await pause(1_000);
  }
}
