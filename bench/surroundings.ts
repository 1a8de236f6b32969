import os from 'node:os';
import pg from 'pg';

/** What the server's own login sees in one of its roles. */
export type Wall = {
  readonly current_user: string;
  readonly rolbypassrls: boolean;
  readonly rolsuper: boolean;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
  readonly server_version: string;
};

export type Surroundings = {
  readonly walls: readonly Wall[];
  readonly cores: number;
  readonly node: string;
};

/** The roles that the server's pools take on (app/platform/database). */
const ROLES = ['codigo_app', 'codigo_door', 'codigo_worker'];

const ASK = `
  select current_user, rolbypassrls, rolsuper, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as synchronous_commit,
    current_setting('full_page_writes') as full_page_writes, current_setting('server_version') as server_version
  from pg_roles where rolname = current_user`;

/** Asks PostgreSQL what holds for the server, with the server's login and each of its roles. */
export async function surroundings(serverUrl: string): Promise<Surroundings> {
  const walls: Wall[] = [];
  for (const role of ROLES) {
    const client = new pg.Client({ connectionString: serverUrl, options: `-c role=${role}` });
    await client.connect();
    const { rows } = await client.query<Wall>(ASK).finally(() => client.end());
    walls.push(...rows);
  }
  return { walls, cores: os.availableParallelism(), node: process.version };
}

/** What a person reads of them. */
export function surroundingLines({ walls, cores, node }: Surroundings): string[] {
  const [first] = walls;
  return [
    `${cores} cores, load average ${loadAverage()} · Node ${node} · PostgreSQL ${first?.server_version ?? '?'}`,
    `fsync ${first?.fsync} · synchronous_commit ${first?.synchronous_commit} · full_page_writes ${first?.full_page_writes}`,
    ...walls.map(
      (wall) =>
        `current_user ${wall.current_user} · rolbypassrls ${wall.rolbypassrls} · rolsuper ${wall.rolsuper}`,
    ),
  ];
}

/** The machine's load over 1, 5 and 15 minutes: figures of a busy machine are worth their ratios only. */
export const loadAverage = (): string =>
  os
    .loadavg()
    .map((load) => load.toFixed(2))
    .join(' ');
