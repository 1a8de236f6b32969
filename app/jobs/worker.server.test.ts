import { expect, it } from 'vitest';
import { type TestHouse, withDatabase } from '#test/database.ts';
import type { Due } from './due.store.server.ts';
import { PACE_MS } from './pace.ts';
import { startWorker, type Work } from './worker.server.ts';

const idle = async (): Promise<string> => 'not-due';
const IDLE: Work = {
  notification: idle,
  tell: idle,
  voucher: idle,
  order: idle,
  privacy: idle,
  refused: idle,
  credentials: idle,
  report: idle,
  'rate-card': idle,
  expectation: idle,
  'ledger-news': idle,
  comparison: idle,
  'report-fetch': idle,
  arrivals: idle,
};

/** A shop with so many privacy requests due, and the work that ends one as long as nobody else has. */
async function withDueRows(test: TestHouse, count: number) {
  const shopId = await test.addShop();
  const add = (): Promise<unknown> =>
    test.asOwner(
      `insert into privacy_request (shop_id, id, topic, received_at, due_at) values ($1, $2, 'shop/redact', $3, $3)`,
      [shopId, test.foundation.ids.next(), test.clock.now()],
    );
  for (let added = 0; added < count; added += 1) await add();
  const end = async ({ id }: Due): Promise<string> => {
    const ended = await test.asOwner(
      'update privacy_request set due_at = null, done_at = now() where id = $1 and done_at is null returning id',
      [id],
    );
    return ended.length === 1 ? 'fulfilled' : 'not-due';
  };
  const due = async (): Promise<number> =>
    (await test.asOwner('select id from privacy_request where due_at is not null')).length;
  return { add, end, due };
}

it('works until nothing is due, also on what became due by the work itself', async () => {
  await using test = await withDatabase();
  const rows = await withDueRows(test, 20);
  let follows = 3;
  const privacy = async (due: Due): Promise<string> => {
    const answer = await rows.end(due);
    if (answer === 'fulfilled' && follows-- > 0) await rows.add();
    return answer;
  };
  const worker = startWorker(test.foundation, { ...IDLE, privacy });
  expect(await worker.drain()).toBe(23);
  expect(await rows.due()).toBe(0);
  await worker.stop();
});

it('does not take for done what another was first with, and comes to rest', async () => {
  await using test = await withDatabase();
  await withDueRows(test, 3);
  const worker = startWorker(test.foundation, IDLE);
  expect(await worker.drain()).toBe(0);
  await worker.stop();
});

it('works by itself as soon as it is woken', async () => {
  await using test = await withDatabase();
  const rows = await withDueRows(test, 0);
  const { promise: worked, resolve } = Promise.withResolvers<string>();
  const privacy = async (due: Due): Promise<string> => {
    const answer = await rows.end(due);
    resolve(answer);
    return answer;
  };
  const worker = startWorker(test.foundation, { ...IDLE, privacy });
  await rows.add();
  worker.wake();
  expect(await worked).toBe('fulfilled');
  await worker.stop();
});

it('lets a row that hangs hold up no other', async () => {
  await using test = await withDatabase();
  const rows = await withDueRows(test, 20);
  const gateway = Promise.withResolvers<void>();
  const others = Promise.withResolvers<void>();
  let begun = 0;
  const privacy = async (due: Due): Promise<string> => {
    begun += 1;
    if (begun === 1) await gateway.promise;
    const answer = await rows.end(due);
    if ((await rows.due()) === 1) others.resolve();
    return answer;
  };
  const worker = startWorker(test.foundation, { ...IDLE, privacy });
  await others.promise;
  gateway.resolve();
  await worker.stop();
  expect(await rows.due()).toBe(0);
});

it('goes on one row after the other while the doors are crowded, and never stands still', async () => {
  await using test = await withDatabase();
  const rows = await withDueRows(test, 4);
  let underway = 0;
  let begunAt = 0;
  const besideAnother: number[] = [];
  const privacy = async (due: Due): Promise<string> => {
    const now = performance.now();
    if (underway > 0) besideAnother.push(now - begunAt);
    begunAt = now;
    underway += 1;
    const answer = await rows.end(due);
    underway -= 1;
    return answer;
  };
  const worker = startWorker(test.foundation, { ...IDLE, privacy }, () => 64);
  await worker.drain();
  expect(await rows.due()).toBe(0);
  // A row that takes longer than the pace has another begun beside it; no other has.
  expect(besideAnother.filter((sinceMs) => sinceMs < PACE_MS - 5)).toEqual([]);
  await worker.stop();
});

it('ends what is under way when it is stopped, and begins nothing more', async () => {
  await using test = await withDatabase();
  const rows = await withDueRows(test, 20);
  const six = Promise.withResolvers<void>();
  const gateway = Promise.withResolvers<void>();
  let begun = 0;
  const privacy = async (due: Due): Promise<string> => {
    begun += 1;
    if (begun === 6) six.resolve();
    await gateway.promise;
    return rows.end(due);
  };
  const worker = startWorker(test.foundation, { ...IDLE, privacy });
  await six.promise;
  const stopped = worker.stop();
  gateway.resolve();
  await stopped;
  expect(await rows.due()).toBe(14);
});

it('goes on after a bug, and takes its row up again', async () => {
  await using test = await withDatabase();
  const rows = await withDueRows(test, 5);
  const logged: string[] = [];
  const log = { ...test.foundation.log, error: (event: string) => void logged.push(event) };
  let begun = 0;
  const privacy = async (due: Due): Promise<string> => {
    begun += 1;
    if (begun === 1) throw new Error('a bug');
    return rows.end(due);
  };
  const worker = startWorker({ ...test.foundation, log }, { ...IDLE, privacy });
  await worker.drain();
  expect(logged).toEqual(['worker.failed']);
  expect(await rows.due()).toBe(0);
  await worker.stop();
});
