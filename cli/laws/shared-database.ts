import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Guard } from '../launch/guard.ts';
import { migrate, startPostgres } from '../postgres.ts';

/** One PostgreSQL for all runs, with the migrated database that every test clones. */
export type SharedDatabase = {
  /** What tells the tests where it stands. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

export async function startSharedDatabase(
  directory: string,
  guard: Guard,
): Promise<SharedDatabase> {
  const data = path.join(directory, 'postgres');
  const postgres = await startPostgres(data, ['-c', 'fsync=off']);
  const pid = Number((await readFile(path.join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  guard.born(pid);
  await postgres.createDatabase('house');
  await migrate(postgres.ownerUrl('house'), 'codigo_server');
  return {
    environment: {
      SHARED_POSTGRES_OWNER_URL: postgres.ownerUrl('{database}'),
      SHARED_POSTGRES_SERVER_URL: postgres.serverUrl('{database}'),
    },
    stop: async () => {
      await postgres.stop();
      guard.dead(pid);
    },
  };
}
