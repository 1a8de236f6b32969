import { expect, it } from 'vitest';
import type { ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Due, type DueKind, findDue } from './due.store.server.ts';
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

type Rows = { readonly count: number; readonly agoMs: number };

/** Two shops; the crowded one has rows due that are older than any of the quiet one's. */
async function withTwoShops() {
  const test = await withDatabase();
  const crowded = await test.addShop('con-miles.myshopify.com');
  const quiet = await test.addShop('con-una.myshopify.com');
  return { ...test, crowded, quiet, add: addTo(test) };
}

const addTo =
  (test: TestHouse) =>
  (shopId: ShopId, { count, agoMs }: Rows) =>
    test.asOwner(
      `insert into privacy_request (shop_id, id, topic, received_at, due_at)
     select $1, gen_random_uuid(), 'shop/redact', due_at, due_at
     from generate_series(1, $2) as place, lateral (select $3::timestamptz - place * interval '1 ms' as due_at) as its`,
      [shopId, count, new Date(test.clock.now().getTime() - agoMs)],
    );

const shopsOf = (found: readonly Due[]) => found.map(({ shopId }) => shopId);

it('finds the one row of a quiet shop first, however many older ones another shop has', async () => {
  await using house = await withTwoShops();
  await house.add(house.crowded, { count: 600, agoMs: 60_000 });
  await house.add(house.quiet, { count: 1, agoMs: 0 });
  const { database, clock } = house.foundation;
  const found = await findDue(database.worker, 'privacy', { now: clock.now(), most: 100 });
  expect(found).toHaveLength(100);
  expect(shopsOf(found).slice(0, 3)).toEqual([house.crowded, house.quiet, house.crowded]);
});

it('finds a row of every shop, though there are more shops than rows may be taken at once', async () => {
  await using house = await withTwoShops();
  const shops: ShopId[] = [];
  for (let shop = 0; shop < 30; shop += 1)
    shops.push(await house.addShop(`tienda-${shop}.myshopify.com`));
  for (const [place, shopId] of shops.entries())
    await house.add(shopId, { count: 12, agoMs: 60_000 - place * 1_000 });
  const { database, clock } = house.foundation;
  const found = await findDue(database.worker, 'privacy', { now: clock.now(), most: 30 });
  expect(new Set(shopsOf(found))).toEqual(new Set(shops));
});

/** A row of each kind that is due at `at`: what else stands in it does not matter here, nor whose it is. */
const ROW: Readonly<Record<'notification' | 'tell' | 'voucher' | 'order' | 'refused', string>> = {
  notification: `insert into notification (shop_id, id, account_id, dedupe_key, received_at, facts, state, due_at)
    select shop, id, id, id::text, at, '{}', 'due', at from row`,
  tell: `insert into tell (shop_id, id, payment_id, what, state, arguments, due_at, opened_at)
    select shop, id, id, 'paid', 'due', '{}', at, at from row`,
  voucher: `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, amount_minor,
      currency, deadline, intended_at, next_ask_at)
    select shop, id, id, id, id, id::text, 'orphan', 1, 'PEN', at, at, at from row`,
  order: `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind,
      amount_minor, currency, merchant_locale, proposed_at, opened_at, request_digest, state, order_due_at, updated_at)
    select shop, id, id, 'payments-app', 'payments', id::text, 's', false, 'sale', 1, 'PEN', 'es', at, at, '\\x00', 'paid', at, at
    from row`,
  refused: `insert into refused_delivery (shop_id, id, account_id, received_at, source_address, reason, sealed)
    select shop, id, shop, at - interval '31 days', 's', 'r', 's' from row`,
};

const kinds = Object.entries(ROW) as [keyof typeof ROW, string][];

it.each(kinds)(
  'finds what is due of a quiet shop among the first, however much another shop has: %s',
  async (kind, insert) => {
    await using house = await withTwoShops();
    const rows = (shopId: ShopId, count: number, ago: string) => `
    with row as (select '${shopId}'::uuid as shop, gen_random_uuid() as id,
      '${house.clock.now().toISOString()}'::timestamptz - interval '${ago}' - place * interval '1 ms' as at
      from generate_series(1, ${count}) as place) ${insert};`;
    // why: these rows need no payment, account or checkout to be found, so foreign keys are not looked at
    const walls = 'set session_replication_role = replica;';
    await house.asOwner(
      walls + rows(house.crowded, 600, '1 hour') + rows(house.quiet, 1, '1 second'),
    );
    const find = (most: number) =>
      findDue(house.foundation.database.worker, kind satisfies DueKind, {
        now: house.clock.now(),
        most,
      });
    const found = await find(100);
    expect(found).toHaveLength(100);
    expect(new Set(shopsOf(found).slice(0, 2))).toEqual(new Set([house.crowded, house.quiet]));
    expect(await find(1_000)).toHaveLength(601);
  },
);

it('says what is due to Shopify, though hundreds of things were said long ago', async () => {
  await using house = await withTwoShops();
  const said = `insert into tell (shop_id, id, payment_id, what, state, arguments, due_at, opened_at, ended_at)
    select '${house.quiet}', gen_random_uuid(), gen_random_uuid(), 'paid', 'applied', '{}', at, at, at
    from (select '${house.clock.now().toISOString()}'::timestamptz - place * interval '1 hour' as at
      from generate_series(1, 600) as place) its;`;
  const due = `insert into tell (shop_id, id, payment_id, what, state, arguments, due_at, opened_at)
    select '${house.quiet}', gen_random_uuid(), gen_random_uuid(), 'paid', 'due', '{}', at, at
    from (select '${house.clock.now().toISOString()}'::timestamptz as at) its returning id`;
  // why: these rows need no payment to be found, so foreign keys are not looked at
  await house.asOwner(`set session_replication_role = replica; ${said} ${due}`);
  const { database, clock } = house.foundation;
  const found = await findDue(database.worker, 'tell', { now: clock.now(), most: 100 });
  expect(shopsOf(found)).toEqual([house.quiet]);
});

/** Work that never ends for the crowded shop, and that is over at once for any other. */
function hangingFor(house: Awaited<ReturnType<typeof withTwoShops>>) {
  const hangs = Promise.withResolvers<void>();
  const served = Promise.withResolvers<string>();
  const full = Promise.withResolvers<void>();
  let hanging = 0;
  const privacy = async ({ shopId, id }: Due): Promise<string> => {
    if (shopId === house.crowded) {
      hanging += 1;
      if (hanging === 6) full.resolve();
      await hangs.promise;
      return 'not-due';
    }
    await house.asOwner('update privacy_request set due_at = null, done_at = now() where id = $1', [
      id,
    ]);
    served.resolve(id);
    return 'fulfilled';
  };
  return { work: { ...IDLE, privacy }, hangs, served: served.promise, full: full.promise };
}

it('does the work of a quiet shop while all that was begun for another hangs', async () => {
  await using house = await withTwoShops();
  await house.add(house.crowded, { count: 600, agoMs: 60_000 });
  await house.add(house.quiet, { count: 1, agoMs: 0 });
  const { work, hangs, served } = hangingFor(house);
  const worker = startWorker(house.foundation, work);
  expect(await served).toBeTruthy();
  hangs.resolve();
  await worker.stop();
});

it('keeps room for what becomes due later, when a shop that hangs was alone until then', async () => {
  await using house = await withTwoShops();
  await house.add(house.crowded, { count: 600, agoMs: 60_000 });
  const { work, hangs, served, full } = hangingFor(house);
  const worker = startWorker(house.foundation, work);
  await full;
  await house.add(house.quiet, { count: 1, agoMs: 0 });
  worker.wake();
  expect(await served).toBeTruthy();
  hangs.resolve();
  await worker.stop();
});

it('keeps that room while the doors are crowded, too', async () => {
  await using house = await withTwoShops();
  await house.add(house.crowded, { count: 600, agoMs: 60_000 });
  const { work, hangs, served, full } = hangingFor(house);
  const worker = startWorker(house.foundation, work, () => 64);
  await full;
  await house.add(house.quiet, { count: 1, agoMs: 0 });
  expect(await served).toBeTruthy();
  hangs.resolve();
  await worker.stop();
});
