import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { emailFingerprint } from '#app/payments/personal-data.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { addAccountRow, addPaymentRow, rowId } from './merchant-rows.fixture.ts';
import { paymentsSql } from './payments/payments.store.server.ts';
import { readPaymentsQuery } from './payments/payments-query.ts';
import { presentPayments } from './payments.presenter.server.ts';
import { readerOf } from './reader.ts';

const T0 = new Date('2026-11-20T12:00:00Z');
const hoursLater = (hours: number) => new Date(T0.getTime() + hours * HOUR);
const CYCLE = ['paid', 'awaiting', 'expired', 'held', 'cancelled'] as const;
const CODE_STATES = {
  paid: 'paid',
  awaiting: 'live',
  expired: 'lapsed',
  held: 'paid',
  cancelled: 'voided',
} as const;

let house: TestHouse;
let shopA: ShopId;
let shopB: ShopId;

async function fill(shopId: ShopId, count: number): Promise<void> {
  const base = { asOwner: house.asOwner, shopId };
  await addAccountRow(base);
  for (let number = 1; number <= count; number++) {
    const state = CYCLE[number % 5] ?? 'paid';
    await addPaymentRow(base, {
      number,
      openedAt: hoursLater(number),
      state,
      amountMinor: BigInt(1_000 + number),
      currency: number % 4 === 0 ? 'USD' : 'PEN',
      test: number % 10 === 0,
      orderName: `#${1000 + number}`,
      emailHash: emailFingerprint(house.foundation.sealing, `buyer${number}@example.com`),
      voucher: {
        state: CODE_STATES[state],
        reference: `${30_000_000 + number}`,
        expiresAt: hoursLater(number + 48),
      },
      ...(state === 'paid' ? { paidAt: hoursLater(number + 2) } : {}),
    });
  }
}

/** Money that came on top of a payment that was paid: one receipt for each operation. */
const addSurplus = (number: number, operations: readonly string[]) =>
  house.asOwner(
    `insert into receipt (shop_id, id, account_id, voucher_id, payment_id, operation, amount_minor, currency, purpose, paid_at, recorded_at, evidence)
     select shop_id, gen_random_uuid(), account_id, voucher_id, payment_id, unnest($2::text[]), amount_minor, currency, 'surplus', paid_at, recorded_at, evidence
     from receipt where id = $1`,
    [rowId(shopA, 'receipt', number), operations],
  );

const list = (search: string, shopId = shopA) =>
  presentPayments(
    house.foundation,
    { shopId, reader: readerOf('es-PE') },
    readPaymentsQuery(new URLSearchParams(search)),
  );
const numbersOf = async (search: string, shopId = shopA) =>
  (await list(search, shopId)).lines.map((line) => line.order);
const search = (text: string, shopId = shopA) =>
  numbersOf(new URLSearchParams({ q: text }).toString(), shopId);

beforeAll(async () => {
  house = await withDatabase();
  shopA = await house.addShop('tienda-lima.myshopify.com');
  shopB = await house.addShop('tienda-cusco.myshopify.com');
  await fill(shopA, 120);
  await fill(shopB, 3);
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the list of payments', () => {
  it('shows the newest first, fifty at a time', async () => {
    const { lines, next, previous } = await list('');
    expect([lines.length, lines[0]?.order, lines[49]?.order]).toEqual([50, '#1120', '#1071']);
    expect([next !== null, previous]).toEqual([true, null]);
  });

  it('walks to the end and back over every payment once', async () => {
    const seen: (string | null)[] = [];
    let page = await list('');
    seen.push(...page.lines.map((line) => line.order));
    while (page.next !== null) {
      page = await list(`after=${encodeURIComponent(page.next)}`);
      seen.push(...page.lines.map((line) => line.order));
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    const back = await list(`before=${encodeURIComponent(page.previous ?? '')}`);
    expect([back.lines[0]?.order, back.lines.at(-1)?.order]).toEqual(['#1070', '#1021']);
  });

  it('says of each line what a merchant needs: money, code, deadline, when it was paid, whether to wait', async () => {
    const [paid] = (await list('view=paid')).lines;
    const [awaiting] = (await list('view=awaiting')).lines;
    expect(paid).toMatchObject({
      order: '#1120',
      code: '30000120',
      gateway: 'PagoEfectivo',
      state: 'paid',
      doNotShip: false,
      test: true,
    });
    expect(paid?.amount.replace('\u00a0', ' ')).toBe('US$ 11.20');
    expect(paid?.paidAt?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('25/11/2026, 9:00 a. m.');
    expect([awaiting?.order, awaiting?.doNotShip, awaiting?.paidAt]).toEqual(['#1116', true, null]);
  });

  it('narrows by view, state, kind, currency and Peru’s date', async () => {
    expect(new Set((await list('view=problems')).lines.map((line) => line.state))).toEqual(
      new Set(['held']),
    );
    expect(new Set((await list('state=expired')).lines.map((line) => line.state))).toEqual(
      new Set(['expired']),
    );
    expect((await list('kind=test')).lines).toHaveLength(12);
    expect((await list('currency=USD')).lines).toHaveLength(30);
    // 05:00 UTC is midnight in Lima: payments 17 to 40 were opened on the 21st there.
    expect(await numbersOf('from=2026-11-21&to=2026-11-21')).toEqual(
      Array.from({ length: 24 }, (_, index) => `#${1040 - index}`),
    );
  });

  it('finds a payment by code, order, Payment ID, our own number at the gateway and amount', async () => {
    expect(await search('30000042')).toEqual(['#1042']);
    expect(await search('3000 0042')).toEqual(['#1042']);
    expect(await search('#1042')).toEqual(['#1042']);
    expect(await search('1042')).toEqual(['#1042']);
    expect(await search('session-42')).toEqual(['#1042']);
    expect(await search('tx-42')).toEqual(['#1042']);
    expect(await search('10.42')).toEqual(['#1042']);
    expect(await search('US$ 10.42')).toEqual([]);
    expect(await search('1099999')).toEqual([]);
  });

  it('finds a payment by the operation number that stands on the shopper’s receipt from the bank', async () => {
    expect(await search('op-45')).toEqual(['#1045']);
    expect(await search(' op-45 ')).toEqual(['#1045']);
    expect(await search('op-4')).toEqual([]);
    expect(await numbersOf('q=op-45&view=expired')).toEqual([]);
  });

  it('finds it also by the operation of money that came twice', async () => {
    await addSurplus(45, ['98765']);
    expect(await search('98765')).toEqual(['#1045']);
    expect(await search('0009 8765')).toEqual(['#1045']);
  });

  it('looks an operation number up in its index, however many receipts the shop has', async () => {
    const many = Array.from({ length: 4_000 }, (_, index) => `bulk-${index}`);
    await addSurplus(50, many);
    await house.asOwner('analyze receipt');
    const plan = await house.foundation.database.inShop(shopA, (tx) =>
      tx.$queryRaw<Record<string, string>[]>(
        Prisma.sql`explain ${paymentsSql(shopA, readPaymentsQuery(new URLSearchParams('q=bulk-77')))}`,
      ),
    );
    const lines = plan.map((row) => row['QUERY PLAN'] ?? '');
    expect(lines.filter((line) => line.includes('receipt_named'))).not.toEqual([]);
    expect(lines.filter((line) => line.includes('Seq Scan on receipt'))).toEqual([]);
    expect(await search('bulk-77')).toEqual(['#1050']);
  });

  it('finds a payment by its shopper’s e-mail, however it is written', async () => {
    const hash = emailFingerprint(house.foundation.sealing, ' Buyer42@Example.com ').toString(
      'hex',
    );
    expect(await numbersOf(`who=${hash}`)).toEqual(['#1042']);
  });

  it('searches within the view', async () => {
    expect(await numbersOf('q=1042&view=paid')).toEqual([]);
    expect(await numbersOf('q=1040&view=paid')).toEqual(['#1040']);
  });

  it('never shows another shop’s payments, whatever is searched', async () => {
    const hash = emailFingerprint(house.foundation.sealing, 'buyer42@example.com').toString('hex');
    expect((await list('', shopB)).lines).toHaveLength(3);
    for (const text of ['30000042', '#1042', 'session-42', 'tx-42', '10.42', 'op-45'])
      expect(await search(text, shopB)).toEqual([]);
    expect(await numbersOf(`who=${hash}`, shopB)).toEqual([]);
  });

  it('keeps its place while new payments come in', async () => {
    const first = await list('');
    const base = { asOwner: house.asOwner, shopId: shopA };
    for (const number of [501, 502]) {
      const row = { number, openedAt: hoursLater(number), state: 'awaiting' };
      await addPaymentRow(base, { ...row, orderName: `#${number}` });
    }
    const second = await list(`after=${encodeURIComponent(first.next ?? '')}`);
    expect(second.lines[0]?.order).toBe('#1070');
    const back = await list(`before=${encodeURIComponent(second.previous ?? '')}`);
    expect(back.lines.map((line) => line.id)).toEqual(first.lines.map((line) => line.id));
    expect(back.previous).not.toBeNull();
  });

  it('keeps payments of the very same moment apart', async () => {
    const base = { asOwner: house.asOwner, shopId: shopB };
    for (let number = 600; number < 700; number++)
      await addPaymentRow(base, { number, openedAt: hoursLater(900), state: 'opened' });
    const first = await list('', shopB);
    const second = await list(`after=${encodeURIComponent(first.next ?? '')}`, shopB);
    const ids = [...first.lines, ...second.lines].map((line) => line.id);
    expect(new Set(ids).size).toBe(100);
    expect(ids).toContain(rowId(shopB, 'payment', 600));
  });
});
