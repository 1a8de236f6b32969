import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { migrate, startPostgres } from '../postgres.ts';
import type { Guard } from './guard.ts';

const NAME = 'codigo';

/** The world's PostgreSQL, migrated: the owner reads it, the server works in it. */
export type WorldDatabase = {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  stop(): Promise<void>;
};

export async function startDatabase(directory: string, guard: Guard): Promise<WorldDatabase> {
  const data = path.join(directory, 'postgres');
  const postgres = await startPostgres(data);
  const pid = Number((await readFile(path.join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  guard.born(pid);
  await postgres.createDatabase(NAME);
  await migrate(postgres.ownerUrl(NAME), 'codigo_server');
  return {
    ownerUrl: postgres.ownerUrl(NAME),
    serverUrl: postgres.serverUrl(NAME),
    stop: async () => {
      await postgres.stop();
      guard.dead(pid);
    },
  };
}
