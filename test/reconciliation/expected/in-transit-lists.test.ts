import { expect, it } from 'vitest';
import { DAY } from '#app/kernel/clock.ts';
import {
  type AfterExpected,
  type ExpectedQuery,
  listExpected,
  sumExpected,
} from '#app/reconciliation/expected/in-transit.store.server.ts';
import { withPaidCodes } from './paid-codes.ts';

/** Payments of two days, two accounts and two currencies, some of them without a card. */
async function withMoneyUnderWay() {
  const shop = await withPaidCodes();
  await shop.card();
  await shop.card({ settleDays: 2 }, { accountId: shop.test });
  const receipts: string[] = [];
  for (const day of ['19', '20'])
    for (const account of [shop.live, shop.test])
      for (let hour = 10; hour < 14; hour += 1)
        receipts.push(await shop.paid({ at: `2026-11-${day}T${hour}:00:00`, account }));
  for (const hour of ['10', '11', '12'])
    receipts.push(await shop.paid({ at: `2026-11-20T${hour}:00:00`, currency: 'USD' }));
  const { database } = shop.house.foundation;
  const list = (query: Partial<ExpectedQuery> = {}) =>
    listExpected(database, shop.shopId, {
      state: 'in-transit',
      book: null,
      after: null,
      limit: 100,
      ...query,
    });
  const sums = (asked: Parameters<typeof sumExpected>[2]) =>
    sumExpected(database, { shopId: shop.shopId, now: shop.clock.now() }, asked);
  return { ...shop, receipts, list, sums };
}

it('shows what must arrive by day, account and currency, and what of it has', async () => {
  await using shop = await withMoneyUnderWay();
  await shop.look();
  await shop.arrive(shop.receipts[0] ?? '');
  const days = await shop.sums({ of: 'days', from: '2026-11-20', until: '2026-11-24' });
  expect(
    days.map(({ accountId, dueOn, state, receipts, gross, net }) => [
      accountId === shop.live ? 'live' : 'test',
      dueOn,
      state,
      receipts,
      gross,
      net,
    ]),
  ).toEqual([
    ['live', '2026-11-20', 'arrived', 1n, 10_000n, 9_470n],
    ['live', '2026-11-20', 'in-transit', 3n, 30_000n, 28_410n],
    ['live', '2026-11-23', 'in-transit', 4n, 40_000n, 37_880n],
    ['test', '2026-11-23', 'in-transit', 4n, 40_000n, 37_880n],
  ]);
});

it('counts money as under way from the moment it is written down, also before it was looked at', async () => {
  await using shop = await withMoneyUnderWay();
  const total = async () =>
    (await shop.sums({ of: 'unarrived' })).reduce((sum, { gross }) => sum + gross, 0n);
  expect(await total()).toBe(190_000n);
  await shop.look();
  expect(await total()).toBe(190_000n);
  await shop.paid({ at: '2026-11-20T15:00:00' });
  expect(await total()).toBe(200_000n);
});

it('pages through all of it, the earliest due first, and misses none and repeats none', async () => {
  await using shop = await withMoneyUnderWay();
  await shop.look();
  const seen: string[] = [];
  const days: (string | null)[] = [];
  let after: AfterExpected | null = null;
  for (;;) {
    const page = await shop.list({ after, limit: 4 });
    const last = page.at(-1);
    if (!last) break;
    seen.push(...page.map(({ receiptId }) => receiptId));
    days.push(...page.map(({ dueOn }) => dueOn));
    after = last;
  }
  expect(seen.toSorted()).toEqual(shop.receipts.toSorted());
  expect(days).toEqual([
    ...Array.from({ length: 4 }, () => '2026-11-20'),
    ...Array.from({ length: 8 }, () => '2026-11-23'),
    ...Array.from({ length: 4 }, () => '2026-11-24'),
    null,
    null,
    null,
  ]);
});

it('shows one account alone, and what is overdue apart', async () => {
  await using shop = await withMoneyUnderWay();
  await shop.look();
  const book = { accountId: shop.test, currency: 'PEN' };
  expect(await shop.list({ book })).toHaveLength(8);
  expect(await shop.list({ book, state: 'overdue' })).toEqual([]);
  shop.clock.move(4 * DAY);
  await shop.look();
  const overdue = await shop.list({ state: 'overdue' });
  expect(overdue.map(({ dueOn }) => dueOn)).toEqual([
    ...Array.from({ length: 4 }, () => '2026-11-20'),
    ...Array.from({ length: 8 }, () => '2026-11-23'),
  ]);
  expect(overdue[0]).toMatchObject({ net: 9_470n, reference: expect.any(String) });
});

it('shows nothing of another shop', async () => {
  await using shop = await withMoneyUnderWay();
  await shop.look();
  const shopId = await shop.house.addShop('otra.myshopify.com');
  const { database } = shop.house.foundation;
  const now = shop.clock.now();
  expect(await sumExpected(database, { shopId, now }, { of: 'unarrived' })).toEqual([]);
  const book = { accountId: shop.live, currency: 'PEN' };
  const query = { state: 'in-transit', book, after: null, limit: 10 } as const;
  expect(await listExpected(database, shopId, query)).toEqual([]);
});
