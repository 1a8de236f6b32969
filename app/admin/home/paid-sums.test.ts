import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, HOUR } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import * as news from '../merchant-news.fixture.ts';
import * as rows from '../merchant-rows.fixture.ts';
import { readTotals, type TotalRow } from './home.store.server.ts';

let house: TestHouse;
let shopA: ShopId;
let shopB: ShopId;

const PAYMENTS = 400;
const STATES = ['awaiting', 'paid', 'paid', 'held', 'reversed', 'expired'] as const;

/** Payments of forty days, some minutes apart from the hour at which the thirty begin, some of them paid from the start. */
async function fill(shopId: ShopId): Promise<void> {
  const now = house.clock.now().getTime();
  const base = { asOwner: house.asOwner, shopId };
  await rows.addAccountRow(base);
  for (let number = 1; number <= PAYMENTS; number += 1) {
    const openedAt =
      number % 4 === 0
        ? new Date(now - 30 * DAY + (number - PAYMENTS / 2) * 30_000)
        : new Date(now - number * 2.4 * HOUR);
    await rows.addPaymentRow(base, {
      number,
      openedAt,
      state: number % 3 === 0 ? 'paid' : 'awaiting',
      amountMinor: BigInt(1_000 + number),
      currency: number % 5 === 0 ? 'USD' : 'PEN',
      test: number % 7 === 0,
    });
  }
}

beforeAll(async () => {
  house = await withDatabase();
  shopA = await house.addShop('tienda-lima.myshopify.com');
  shopB = await house.addShop('tienda-cusco.myshopify.com');
  await fill(shopA);
  await fill(shopB);
});
afterAll(() => house[Symbol.asyncDispose]());

const text = (all: readonly TotalRow[]) =>
  all
    .map(
      ({ what, test, currency, count, minor }) => `${what} ${test} ${currency} ${count} ${minor}`,
    )
    .sort();

const shown = async (shopId: ShopId) =>
  text(
    (
      await house.foundation.database.inShop(shopId, (tx) =>
        readTotals(tx, shopId, house.clock.now()),
      )
    ).filter(({ what }) => what === 'paid'),
  );

/** Payment by payment, as the screen says it: paid, and of the last thirty days. */
const counted = async (shopId: ShopId) =>
  text(
    await house.asOwner<TotalRow>(
      `select 'paid' as what, test, currency, count(*) as count, sum(amount_minor)::bigint as minor from payment
       where shop_id = $1 and state = 'paid' and opened_at >= $2 group by 2, 3`,
      [shopId, new Date(house.clock.now().getTime() - 30 * DAY)],
    ),
  );

const addUp = async () => {
  for (const shop of [shopA, shopB]) await house.asOwner('select add_up_paid($1)', [shop]);
  const left = await house.asOwner('select from paid_change');
  expect(left).toEqual([]);
};
const move = (shopId: ShopId, [every, rest]: readonly [number, number], state: string) =>
  house.asOwner(
    `update payment set state = $2 where shop_id = $1 and right(id::text, 12)::int % $3 = $4 and state <> $2`,
    [shopId, state, every, rest],
  );

it('says what is paid to the céntimo, whatever became of the payments and whether it was added up meanwhile', async () => {
  expect(await shown(shopA)).toEqual(await counted(shopA));
  for (let turn = 0; turn < 18; turn += 1) {
    await move(shopA, [11, turn % 11], STATES[turn % STATES.length] ?? 'paid');
    expect(await shown(shopA)).toEqual(await counted(shopA));
    if (turn % 3 === 1) await addUp();
    expect(await shown(shopA)).toEqual(await counted(shopA));
  }
  expect(await counted(shopA)).not.toEqual(await counted(shopB));
  expect(await shown(shopB)).toEqual(await counted(shopB));
});

it('leaves what was paid as it is when a refund of it is asked for', async () => {
  const before = await shown(shopA);
  await news.addRefundRow(
    { asOwner: house.asOwner, shopId: shopA },
    {
      number: 1,
      paymentId: rows.rowId(shopA, 'payment', 3),
      openedAt: house.clock.now(),
      amountMinor: 100n,
    },
  );
  expect(await shown(shopA)).toEqual(before);
});

it('counts money that was accepted although it differs once, and apart from the sums', async () => {
  const accepted = async (at: string | null) =>
    house.asOwner(
      `update payment set accepted_at = $2 where shop_id = $1 and state = 'paid' and right(id::text, 12)::int % 2 = 0`,
      [shopA, at],
    );
  await accepted('2026-11-20T15:00:00Z');
  await addUp();
  expect(await shown(shopA)).toEqual(await counted(shopA));
  await accepted(null);
  expect(await shown(shopA)).toEqual(await counted(shopA));
});

class Undone extends Error {}

it('loses and doubles nothing where many are paid at once and are added up meanwhile, and nobody waits for anybody', async () => {
  await move(shopB, [1, 0], 'awaiting');
  const pay = (number: number) =>
    house.foundation.database.inShop(shopB, async (tx) => {
      await tx.$executeRaw`set local lock_timeout = '1s'`;
      const id = rows.rowId(shopB, 'payment', number);
      await tx.$executeRaw`update payment set state = 'paid' where shop_id = ${shopB}::uuid and id = ${id}::uuid`;
      if (number % 8 < 4) await tx.$executeRaw`select add_up_paid(${shopB}::uuid)`;
      if (number % 10 === 3) throw new Undone();
    });
  const payAll = async (part: number) => {
    for (let number = 1 + part; number <= PAYMENTS; number += 4)
      await pay(number).catch((thrown: unknown) => {
        if (!(thrown instanceof Undone)) throw thrown;
      });
  };
  await Promise.all([0, 1, 2, 3].map(payAll));
  const [left] = await house.asOwner<{ paid: number }>(
    `select count(*)::int as paid from payment where shop_id = $1 and state = 'paid'`,
    [shopB],
  );
  expect(left?.paid).toBe(PAYMENTS * 0.9);
  expect(await shown(shopB)).toEqual(await counted(shopB));
});
