import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { presentHome } from './home.presenter.server.ts';
import * as news from './merchant-news.fixture.ts';
import * as rows from './merchant-rows.fixture.ts';
import { readerOf } from './reader.ts';

let house: TestHouse;
let shopId: ShopId;
let account: string;
const reader = readerOf('es-PE');
const home = (shop = shopId) => presentHome(house.foundation, { shopId: shop, reader });
const plain = (texts: readonly string[] | undefined) =>
  texts?.map((text) => text.replace('\u00a0', ' '));

async function mismatch(number: number, amountMinor: bigint, currency: string): Promise<void> {
  await house.asOwner(
    `insert into receipt (shop_id, id, account_id, voucher_id, payment_id, operation, amount_minor, currency, purpose, paid_at, recorded_at, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'mismatch', now(), now(), '{}')`,
    [
      shopId,
      rows.rowId(shopId, 'differs', number),
      account,
      rows.rowId(shopId, 'voucher', number),
      rows.rowId(shopId, 'payment', number),
      `op-${number}`,
      amountMinor,
      currency,
    ],
  );
}

beforeAll(async () => {
  house = await withDatabase();
  shopId = await house.addShop();
  const base = { asOwner: house.asOwner, shopId };
  const now = house.clock.now();
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);
  account = await rows.addAccountRow(base);
  const code = (state: string, number: number) => ({
    voucher: { state, reference: `3000000${number}`, expiresAt: now },
  });
  const add = (number: number, state: string, days: number, more = {}) =>
    rows.addPaymentRow(base, {
      number,
      state,
      openedAt: daysAgo(days),
      amountMinor: 10_000n,
      ...more,
    });
  await add(1, 'awaiting', 1, code('live', 1));
  await add(2, 'verifying', 1);
  await add(3, 'paid', 2, { ...code('paid', 3), paidAt: daysAgo(1) });
  await add(4, 'paid', 3, { ...code('paid', 4), paidAt: daysAgo(2), currency: 'USD' });
  await add(5, 'paid', 40, { ...code('paid', 5), paidAt: daysAgo(39) });
  await add(6, 'held', 1, code('paid', 6));
  await mismatch(6, 9_000n, 'PEN');
  await add(7, 'paid', 1, code('paid', 7));
  await mismatch(7, 9_500n, 'PEN');
  await house.asOwner('update payment set accepted_at = now() where id = $1', [
    rows.rowId(shopId, 'payment', 7),
  ]);
  await add(8, 'awaiting', 1, { ...code('live', 8), test: true });
  await news.addRefundRow(base, {
    number: 1,
    paymentId: rows.rowId(shopId, 'payment', 3),
    openedAt: now,
    amountMinor: 2_500n,
  });
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the first screen', () => {
  it('says how much is awaited, how much was paid in thirty days and how much waits for a decision', async () => {
    const { live } = await home();
    expect([live?.awaiting.count, plain(live?.awaiting.amounts)]).toEqual(['2', ['S/ 200.00']]);
    expect(live?.paid.count).toBe('3');
    expect(live?.held.count).toBe('1');
  });

  it('counts the money that came in, also where it differs from what was owed', async () => {
    const { live } = await home();
    expect(plain(live?.paid.amounts)).toEqual(['S/ 195.00', 'US$ 100.00']);
    expect(plain(live?.held.amounts)).toEqual(['S/ 90.00']);
  });

  it('keeps tests apart from money', async () => {
    const { test } = await home();
    expect(plain(test?.awaiting.amounts)).toEqual(['S/ 100.00']);
    expect(test?.paid).toEqual({ count: '0', amounts: [] });
  });

  it('leads to each refund that waits', async () => {
    const { refunds } = await home();
    expect([
      refunds.count,
      plain(refunds.first.map(({ amount }) => amount)),
      refunds.first[0]?.to,
    ]).toEqual(['1', ['S/ 25.00'], `/app/payments/${rows.rowId(shopId, 'payment', 3)}`]);
  });

  it('shows what is still to be set up until everything is proven', async () => {
    const steps = async () => (await home()).setup.map(({ step, done }) => [step, done]);
    expect(await steps()).toEqual([
      ['account', true],
      ['callback', false],
      ['installed', true],
      ['ready', true],
    ]);
    const base = { asOwner: house.asOwner, shopId };
    const delivery = {
      number: 1,
      receivedAt: house.clock.now(),
      body: '{}',
      reference: '30000003',
    };
    await news.addDeliveryRow(base, delivery);
    expect(await steps()).toEqual([]);
  });

  it('tells of an alarm once, with what to do, however often it rang', async () => {
    const now = house.clock.now();
    for (const subject of ['a', 'b']) {
      await house.asOwner(
        `insert into alert (shop_id, id, kind, subject, opened_at, last_at, times) values ($1, gen_random_uuid(), 'GATEWAY_CREDENTIALS', $2, $3, $3, 2)`,
        [shopId, subject, now],
      );
    }
    const { alerts } = await home();
    expect(alerts).toMatchObject([
      {
        tone: 'critical',
        title: 'La pasarela no acepta tus credenciales',
        times: expect.stringMatching(/^Ocurrió 4 veces/),
        action: { to: '/app/settings' },
      },
    ]);
  });

  it('tells a new shop that there is nothing yet', async () => {
    const fresh = await house.addShop('tienda-nueva.myshopify.com');
    expect(await home(fresh)).toMatchObject({ live: null, test: null, alerts: [] });
  });
});
