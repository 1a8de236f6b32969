import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createAuthority } from '#sandbox/network/authority.ts';
import { keysAt } from '../cli/launch/cast.ts';
import { startChild } from '../cli/launch/child.ts';
import { freePort } from '../cli/launch/free-port.ts';
import { startGuard } from '../cli/launch/guard.ts';
import { openShop } from '../cli/launch/open-shop.ts';
import { SESSIONS_HOST } from '../cli/launch/places.ts';
import { startWorld, type World } from '../cli/launch/world.ts';
import type { Side } from './duel.ts';
import { type Inspector, openInspector } from './inspector.ts';
import type { ClientTls } from './load.ts';

export type FloorKind = 'notification' | 'session';

/** One shop that is open for business, one process of the production server, and floors on the same PostgreSQL. */
export type Stage = {
  readonly serverUrl: string;
  readonly shop: { readonly domain: string; readonly secretKey: string };
  /** The path that the shop's gateway account is notified at. */
  readonly notificationPath: string;
  readonly browsers: Side;
  readonly sessions: Side;
  /** Starts the server anew, by the machine's own clock, in its own database or in a copy of it. */
  restart(how: { work: 'on' | 'off'; inspect?: boolean; database?: Copy }): Promise<void>;
  /** Ends the server, and copies its database as it stands into a new one, in place of any copy before. */
  copyDatabase(): Promise<Copy>;
  /** Looks into a server that was restarted with `inspect`. */
  inspector(): Promise<Inspector>;
  startFloor(kind: FloorKind): Promise<Side>;
  /** A database of the floors' own beside the product's. */
  readonly floorsUrl: string;
  /** What an operator's command is started with. */
  readonly environment: NodeJS.ProcessEnv;
  readonly ownerUrl: string;
  /** The proof of who asks, for a screen; it holds for a minute. */
  staffToken(): Promise<string>;
  /** As the owner, past the walls; in the product's database where none is named. */
  ask<Row extends pg.QueryResultRow>(statement: string, at?: string): Promise<Row[]>;
  stop(): Promise<void>;
};

/** A copy of the product's database: what the server is given, and what the owner is. */
export type Copy = { readonly serverUrl: string; readonly ownerUrl: string };

type Log = (line: string) => void;

type Options = {
  readonly log: Log;
  /** A directory where a server that ends leaves its CPU profile. */
  readonly profile: string | null;
};

const FLOORS = 'floors';

export async function openStage({ log, profile }: Options): Promise<Stage> {
  const guard = startGuard();
  const directory = await mkdtemp(path.join(tmpdir(), 'codigo-bench-'));
  guard.directory(directory);
  const trust = await certificates(directory);
  const world = await startWorld({
    servers: 1,
    log: (part, line) => isTrouble(line) && log(`${part}: ${line}`),
  });
  const leave = async (): Promise<void> => {
    await guard.dismiss();
    await world.stop();
  };
  try {
    const [shop] = world.cast.shops;
    const [ports] = world.servers.ports;
    if (!shop || !ports) throw new Error('the stage is empty');
    await openShop(world, shop.domain);
    const ask = asker(world.ownerUrl);
    await ask(`create database ${FLOORS}`);
    const inspectPort = await freePort();
    return {
      serverUrl: world.serverUrl,
      shop: { domain: shop.domain, secretKey: keysAt(shop, 'pagoefectivo').secretKey ?? '' },
      notificationPath: await notificationPath(ask),
      browsers: { target: `http://127.0.0.1:${ports.port}` },
      sessions: { target: `https://127.0.0.1:${ports.sessionsPort}`, tls: trust.client },
      restart: ({ work, inspect = false, database }) =>
        restart(world, {
          ...trust.env,
          ...(database ? { DATABASE_URL: database.serverUrl } : {}),
          WORK: work,
          CLOCK_OFFSET_FILE: '',
          NODE_OPTIONS: [
            ...(inspect ? [`--inspect=127.0.0.1:${inspectPort}`] : []),
            ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
          ].join(' '),
        }),
      copyDatabase: () => copyDatabase(world, ask),
      inspector: () => openInspector(inspectPort),
      startFloor: (kind) => startFloor(kind, { world, guard, log }),
      floorsUrl: inDatabase(world.ownerUrl, FLOORS),
      environment: { ...world.environment, CLOCK_OFFSET_FILE: '' },
      ownerUrl: world.ownerUrl,
      staffToken: () => world.control.staffToken(shop.domain),
      ask,
      stop: leave,
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function restart(world: World, env: Record<string, string>): Promise<void> {
  await world.servers.stop();
  await world.servers.restart(0, env);
}

function inDatabase(url: string, name: string): string {
  const database = new URL(url);
  database.pathname = `/${name}`;
  return database.href;
}

const COPY = 'copy';

async function copyDatabase({ servers, ownerUrl, serverUrl }: World, ask: Stage['ask']) {
  await servers.stop();
  const source = new URL(ownerUrl).pathname.slice(1);
  const postgres = inDatabase(ownerUrl, 'postgres');
  await ask(`drop database if exists ${COPY} with (force)`, postgres);
  await ask(`create database ${COPY} template ${source} strategy file_copy`, postgres);
  await ask('checkpoint', postgres);
  return { serverUrl: inDatabase(serverUrl, COPY), ownerUrl: inDatabase(ownerUrl, COPY) };
}

type FloorDeps = { world: World; guard: ReturnType<typeof startGuard>; log: Log };

/** A floor is one process too, in a database of its own beside the product's. */
async function startFloor(kind: FloorKind, { world, guard, log }: FloorDeps): Promise<Side> {
  const plan = path.join(import.meta.dirname, `${kind}-plan.ts`);
  const secret = keysAt(world.cast.shops[0], 'pagoefectivo').secretKey ?? '';
  const child = startChild({
    script: 'bench/floors/serve.ts',
    args: [
      kind,
      '--database',
      inDatabase(world.ownerUrl, FLOORS),
      '--plan',
      plan,
      `--secret=${secret}`,
    ],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    guard,
    log,
  });
  const { port } = JSON.parse(await child.firstLine()) as { port: number };
  return { target: `http://127.0.0.1:${port}` };
}

type Trust = { readonly env: Record<string, string>; readonly client: ClientTls };

/** Certificates of the bench's own, so that it can call as Shopify does. */
async function certificates(directory: string): Promise<Trust> {
  const authority = await createAuthority('Bench CA');
  const server = await authority.issue({ use: 'server', host: SESSIONS_HOST });
  const client = await authority.issue({ use: 'client', name: 'payments.shopify.example' });
  const file = async (name: string, text: string): Promise<string> => {
    const place = path.join(directory, name);
    await writeFile(place, text, { mode: 0o600 });
    return place;
  };
  return {
    env: {
      SESSIONS_TLS_KEY_FILE: await file('key.pem', server.key),
      SESSIONS_TLS_CERT_FILE: await file('cert.pem', server.cert),
      SHOPIFY_CLIENT_CA_FILE: await file('client-ca.pem', authority.certificate),
    },
    client: { ca: authority.certificate, servername: SESSIONS_HOST, ...client },
  };
}

const asker =
  (url: string): Stage['ask'] =>
  async <Row extends pg.QueryResultRow>(statement: string, at = url) => {
    const client = new pg.Client(at);
    await client.connect();
    const { rows } = await client.query<Row>(statement).finally(() => client.end());
    return rows;
  };

async function notificationPath(ask: Stage['ask']): Promise<string> {
  const accounts =
    'select a.gateway, a.path_key from gateway_account a join default_account d on d.account_id = a.id';
  const [account] = await ask<{ gateway: string; path_key: string }>(accounts);
  if (!account) throw new Error('the shop has no gateway account');
  return `/notifications/${account.gateway}/${account.path_key}`;
}

/** What is no line of the log, or one of an error; the inspector's own words are neither. */
const isTrouble = (line: string): boolean =>
  /"level":[56]0/.test(line) || !/^(\{|Debugger |For help, see)/.test(line);
