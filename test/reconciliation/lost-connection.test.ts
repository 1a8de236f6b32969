import { afterEach, beforeEach, expect, it } from 'vitest';
import { inSession } from '#app/reconciliation/session.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { openBooks } from './books.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await withDatabase();
});
afterEach(() => house[Symbol.asyncDispose]());

it('ends an import whose database goes away, and not the server', async () => {
  const { shopId } = await openBooks(house, 'pagoefectivo');
  const work = inSession(house.foundation, shopId, async ({ rows }) => {
    const [own] = await rows<{ pid: number }>('select pg_backend_pid() as pid');
    await house.asOwner('select pg_terminate_backend($1)', [own?.pid]);
    // why: the connection tells of its end while nothing is asked of it, and only then.
    await expect
      .poll(() => house.asOwner('select from pg_stat_activity where pid = $1', [own?.pid]))
      .toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    return rows('select 1');
  });
  await expect(work).rejects.toThrow();
  expect(await inSession(house.foundation, shopId, ({ rows }) => rows('select 1 as one'))).toEqual([
    { one: 1 },
  ]);
});
