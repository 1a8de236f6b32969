import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Clock } from '#app/kernel/clock.ts';
import { idOfName, type ShopId } from '#app/kernel/ids.ts';
import { err } from '#app/kernel/result.ts';
import type { Config } from '#app/platform/config.server.ts';
import { openDatabase } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { timeOrderedIds } from '#app/platform/ids.server.ts';
import { createLog } from '#app/platform/log.server.ts';
import { createSealing } from '#app/platform/sealing.server.ts';

/** A clock that a test moves by hand. */
export type HandClock = Clock & { move(ms: number): void; set(at: Date): void };

function handClock(start = new Date('2026-11-25T15:00:00Z')): HandClock {
  let now = start;
  return {
    now: () => now,
    move: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    set: (at) => {
      now = at;
    },
  };
}

export type TestHouse = AsyncDisposable & {
  readonly foundation: Foundation;
  readonly clock: HandClock;
  readonly databaseName: string;
  readonly serverUrl: string;
  /** A shop with a registration of each kind installed. */
  addShop(domain?: string): Promise<ShopId>;
  /** Reads anything as the owner, past the walls: for oracles. */
  asOwner<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>;
};

const TEST_SEALING_KEY = { kid: 'test', key: Buffer.alloc(32, 7) };

const testConfig = (serverUrl: string): Config => ({
  databaseUrl: serverUrl,
  appUrl: 'https://app.codigo.example',
  host: '127.0.0.1',
  port: 0,
  sessionsPort: 0,
  sessionGuard: { kind: 'trusted-proxy', secret: 'only-in-tests-only-in-tests-only-in-tests' },
  registrations: [
    {
      key: 'embedded',
      kind: 'embedded',
      clientId: 'embedded-client',
      clientSecret: 'embedded-secret',
      scopes: ['read_orders'],
    },
    {
      key: 'payments',
      kind: 'payments-app',
      clientId: 'payments-client',
      clientSecret: 'payments-secret',
      scopes: ['write_payment_gateways', 'write_payment_sessions'],
    },
  ],
  sealingKeys: [TEST_SEALING_KEY],
  clockOffsetFile: null,
  egressProxy: null,
  poolSize: 5,
  work: false,
  logLevel: 'silent',
  notificationSources: new Map(),
  proxies: { includes: () => false },
  appBridgeUrl: 'https://cdn.shopify.com/shopifycloud/app-bridge.js',
  stopAt: null,
});

const noNetwork = err({ kind: 'not-sent', detail: 'no network in this test' } as const);

/** A database of the test's own, cloned from the migrated one, and everything a room may be handed. `await using`. */
export async function withDatabase(): Promise<TestHouse> {
  const databaseName = `t_${randomBytes(8).toString('hex')}`;
  const owner = (name: string) => inject('ownerUrl').replace('{database}', name);
  const serverUrl = inject('serverUrl').replace('{database}', databaseName);
  await runOnce(owner('postgres'), `create database "${databaseName}" template house`);
  const clock = handClock();
  const database = openDatabase({ url: serverUrl, poolSize: 5 });
  const foundation: Foundation = {
    config: testConfig(serverUrl),
    clock,
    ids: timeOrderedIds,
    log: createLog('silent'),
    database,
    sealing: createSealing([TEST_SEALING_KEY]),
    gap: () => undefined,
    // why: nothing foreign is reached unless the test hands in its own
    egress: { send: async () => noNetwork },
    downloads: { download: async () => noNetwork },
  };
  const asOwner = async <Row extends pg.QueryResultRow>(statement: string, values?: unknown[]) => {
    const client = new pg.Client(owner(databaseName));
    await client.connect();
    const { rows } = await client.query<Row>(statement, values).finally(() => client.end());
    return rows;
  };
  return {
    foundation,
    clock,
    databaseName,
    serverUrl,
    asOwner,
    addShop: async (domain = 'tienda-lima.myshopify.com') => {
      const shopId = idOfName('shop', domain) as ShopId;
      for (const { key, kind, clientId, scopes } of foundation.config.registrations) {
        await asOwner(
          `insert into registration (key, kind, client_id, secret_sealed, powers, updated_at)
           values ($1, $2, $3, 'sealed', $4, now()) on conflict do nothing`,
          [key, kind, clientId, scopes],
        );
      }
      await asOwner('insert into shop (id, domain, created_at) values ($1, $2, $3)', [
        shopId,
        domain,
        clock.now(),
      ]);
      await asOwner(
        `insert into installation (shop_id, registration_key, state, scopes, ready, installed_at)
         select $1, key, 'installed', array_to_string(powers, ','), true, $2 from registration`,
        [shopId, clock.now()],
      );
      return shopId;
    },
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await runOnce(owner('postgres'), `drop database if exists "${databaseName}" with (force)`);
    },
  };
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
