import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { ShopId } from '#app/kernel/ids.ts';
import { PrismaClient } from './prisma/client.ts';
import type { TransactionClient } from './prisma/internal/prismaNamespace.ts';

/** A transaction in which only one shop's rows exist. */
export type ShopTransaction = TransactionClient;

/**
 * PostgreSQL by the three roles the server may take (law 8): `app` works inside one shop, `door` puts deliveries into the
 * inbox and can read nothing, `worker` finds what is due. None of them can bypass row-level security.
 */
export type Database = {
  /** Runs `work` in one transaction as `app`, walled in to `shop`. Nothing foreign may be called inside (law 5). */
  inShop<T>(
    shop: ShopId,
    work: (tx: ShopTransaction) => Promise<T>,
    /** How long it may take, where a million rows are added up; 15 seconds where nothing is said. */
    mostMs?: number,
  ): Promise<T>;
  /** Tables that stand before the shop is known: shop, registration, shopify_session, shopify_webhook. */
  readonly directory: PrismaClient;
  /** Raw statements as `app`, for the hot doors. */
  readonly app: pg.Pool;
  readonly door: pg.Pool;
  readonly worker: pg.Pool;
  close(): Promise<void>;
};

type DatabaseOptions = { readonly url: string; readonly poolSize: number };

const asRole = (role: string, { url, poolSize }: DatabaseOptions): pg.PoolConfig => ({
  connectionString: url,
  max: poolSize,
  application_name: role,
  options: `-c role=${role} -c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000`,
});

/** Opens the pools; no connection is made before the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const app = new pg.Pool(asRole('codigo_app', options));
  const door = new pg.Pool(asRole('codigo_door', { ...options, poolSize: 4 }));
  const worker = new pg.Pool(asRole('codigo_worker', { ...options, poolSize: 4 }));
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  for (const pool of [app, door, worker]) pool.on('error', () => undefined);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(app, { disposeExternalPool: false }),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  return {
    inShop: (shop, work, mostMs) =>
      prisma.$transaction(
        async (tx) => {
          await tx.$executeRaw`select set_config('app.shop_id', ${shop}, true)`;
          if (mostMs !== undefined)
            await tx.$executeRaw`select set_config('statement_timeout', ${`${mostMs}ms`}, true)`;
          return work(tx);
        },
        mostMs === undefined ? {} : { timeout: mostMs },
      ),
    directory: prisma,
    app,
    door,
    worker,
    close: async () => {
      await prisma.$disconnect();
      await Promise.all([app.end(), door.end(), worker.end()]);
    },
  };
}

/** Refuses a database whose roles could see over the wall (law 8). */
export async function assertWalls(database: Database): Promise<void> {
  for (const pool of [database.app, database.door, database.worker]) {
    const { rows } = await pool.query<{ role: string; over: boolean }>(
      'select rolname as role, rolbypassrls or rolsuper as over from pg_roles where rolname = current_user',
    );
    const [found] = rows;
    if (!found || found.over)
      throw new Error(`The role ${found?.role ?? '?'} can bypass row-level security.`);
  }
}

/** Whether PostgreSQL refused a statement for what stood in it (SQLSTATE classes 22 and 23), not for its own state. */
export const isRefusedData = (bug: unknown): boolean =>
  bug instanceof Error && 'code' in bug && /^2[23]/.test(String(bug.code));
