import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate, startPostgres } from '../../cli/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Addresses with `{database}` where the name goes. */
    ownerUrl: string;
    serverUrl: string;
  }
}

/** One PostgreSQL for the run, with one migrated database that every test clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(tmpdir(), 'codigo-test-'));
  const postgres = await startPostgres(path.join(directory, 'postgres'), ['-c', 'fsync=off']);
  await postgres.createDatabase('house');
  await migrate(postgres.ownerUrl('house'), 'codigo_server');
  project.provide('ownerUrl', postgres.ownerUrl('{database}'));
  project.provide('serverUrl', postgres.serverUrl('{database}'));
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
