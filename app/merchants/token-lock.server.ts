import type { Foundation } from '#app/platform/foundation.ts';

/** The connections that wait for Shopify, so that few are ever held by it when it is slow. */
const MOST_AT_ONCE = 2;

const underWay = new WeakMap<object, Set<Promise<unknown>>>();

/**
 * Runs `work` while no other process runs work of the same name. The lock belongs to a connection, not to a transaction,
 * and falls with the process that holds it. The worker's connections carry it: people's requests never wait for them.
 */
export async function withTokenLock<T>(
  { database }: Pick<Foundation, 'database'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const running = underWay.get(database) ?? new Set<Promise<unknown>>();
  underWay.set(database, running);
  while (running.size >= MOST_AT_ONCE) await Promise.race(running);
  const turn = locked(database, name, work);
  const settled = turn.then(
    () => undefined,
    () => undefined,
  );
  running.add(settled);
  return turn.finally(() => running.delete(settled));
}

async function locked<T>(
  database: Foundation['database'],
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const connection = await database.worker.connect();
  let released = false;
  try {
    await connection.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    const result = await work();
    await connection.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    released = true;
    return result;
  } finally {
    // A connection that may still hold the lock is closed, which frees it.
    connection.release(!released);
  }
}
