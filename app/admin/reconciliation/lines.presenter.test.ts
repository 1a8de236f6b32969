import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShopId } from '#app/kernel/ids.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { addExceptionRow } from '../merchant-news.fixture.ts';
import { addAccountRow, addPaymentRow, type Base, rowId } from '../merchant-rows.fixture.ts';
import { readerOf } from '../reader.ts';
import { addFileRow, addLineRow, addPayoutRow, addSums } from '../reconciliation-rows.fixture.ts';
import { readLinesQuery } from './lines/lines-query.ts';
import { linesSql } from './lines/lines-sql.store.server.ts';
import { presentLines } from './lines.presenter.server.ts';

const AT = new Date('2026-11-10T15:00:00Z');

let house: TestHouse;
let shopA: ShopId;
let shopB: ShopId;
let exception: string;
let payout: string;

/** 120 lines over 40 days: every fifth is in an exception, every seventh is a refund, every tenth in dollars of another account. */
async function fill(base: Base): Promise<void> {
  await addAccountRow(base);
  await addAccountRow(base, { number: 2, isDefault: false, label: 'Tienda en dólares' });
  await addFileRow(base, { number: 1, rows: 120 });
  exception = await addExceptionRow(base, {
    number: 1,
    kind: 'UNKNOWN_PAYMENT',
    paymentId: null,
    openedAt: AT,
  });
  payout = await addPayoutRow(base, { number: 1, sentOn: '2026-11-20', sentMinor: 5_000n });
  for (let number = 1; number <= 120; number++) {
    const day = new Date(Date.UTC(2026, 9, 20 + Math.floor(number / 3)));
    await addLineRow(base, {
      number,
      bookedOn: day.toISOString().slice(0, 10),
      kind: number % 7 === 0 ? 'refund' : 'sale',
      account: number % 10 === 0 ? 2 : 1,
      currency: number % 10 === 0 ? 'USD' : 'PEN',
      netMinor: number % 7 === 0 ? -500n : 1_000n,
      reference: `ref-${number}`,
      operation: `op-${number}`,
      ...(number % 5 === 0 ? { standing: 'exception' as const, exceptionId: exception } : {}),
      ...(number > 110 ? { payoutId: payout } : {}),
    });
  }
  await addPaymentRow(base, {
    number: 1,
    openedAt: AT,
    state: 'paid',
    orderName: '#1001',
    voucher: { state: 'paid', reference: '30000001', expiresAt: AT },
    paidAt: AT,
  });
  await addLineRow(base, {
    number: 500,
    bookedOn: '2026-11-11',
    netMinor: 11_500n,
    grossMinor: 12_050n,
    feeMinor: -466n,
    feeTaxMinor: -84n,
    voucher: 1,
    receipt: 1,
  });
  await addLineRow(base, {
    number: 600,
    bookedOn: '2026-10-30',
    month: '2026-11-01',
    netMinor: 700n,
  });
  await addLineRow(base, {
    number: 601,
    bookedOn: '2026-10-02',
    month: '2026-11-01',
    kind: 'adjustment',
    netMinor: -100n,
  });
  await addSums(base);
}

const list = (search = '', shopId = shopA) =>
  presentLines(
    house.foundation,
    { shopId, reader: readerOf('es-PE') },
    readLinesQuery(new URLSearchParams(search)),
  );
const idsOf = async (search: string, shopId = shopA) =>
  (await list(search, shopId)).lines.map(({ id }) => id);
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');

beforeAll(async () => {
  house = await withDatabase();
  shopA = await house.addShop('tienda-lima.myshopify.com');
  shopB = await house.addShop('tienda-cusco.myshopify.com');
  await fill({ asOwner: house.asOwner, shopId: shopA });
});
afterAll(() => house[Symbol.asyncDispose]());

describe('the list of settlement lines', () => {
  it('walks to the end and back over every line once, whichever account it is of', async () => {
    const seen: string[] = [];
    let page = await list();
    seen.push(...page.lines.map(({ id }) => id));
    expect(page.lines).toHaveLength(50);
    while (page.next !== null) {
      page = await list(`after=${page.next}`);
      seen.push(...page.lines.map(({ id }) => id));
    }
    expect([seen.length, new Set(seen).size]).toEqual([123, 123]);
    const back = await idsOf(`before=${page.previous}`);
    expect(back).toEqual(seen.slice(50, 100));
  });

  it('says of a line what it moved, what was kept of it, whose it is and which row it was', async () => {
    const [line] = (await list('q=30000001')).lines;
    expect({ ...line, gross: plain(line?.gross), fee: plain(line?.fee) }).toMatchObject({
      booked: '11/11/2026',
      kind: 'sale',
      gross: 'S/ 120.50',
      fee: '−S/ 4.66',
      payment: { id: rowId(shopA, 'payment', 1), name: '#1001' },
      standing: 'matched',
      rule: 'Por la referencia',
      file: { name: 'report-1.csv', line: '501' },
    });
    expect([plain(line?.feeTax), plain(line?.net)]).toEqual(['−S/ 0.84', 'S/ 115.00']);
  });

  it('narrows by where a line stands, its kind, account, currency and day', async () => {
    expect(await idsOf('view=exceptions')).toHaveLength(24);
    expect(await idsOf('view=matched&kind=refund')).toHaveLength(14);
    expect(await idsOf(`account=${rowId(shopA, 'account', 2)}`)).toHaveLength(12);
    expect(await idsOf('currency=USD&view=exceptions')).toHaveLength(12);
    expect(await idsOf('from=2026-10-21&to=2026-10-21')).toEqual(['5', '4', '3']);
    expect(await idsOf(`payout=${payout}`)).toHaveLength(10);
    expect(await idsOf(`exception=${exception}`)).toHaveLength(24);
  });

  it('says what all that the filters leave comes to, not only the page', async () => {
    const totals = async (search: string) =>
      (await list(search)).totals.map(({ count, net }) => [count, plain(net)]);
    expect(await totals('currency=USD')).toEqual([['12', 'US$ 105.00']]);
    expect(await totals('view=exceptions&kind=refund')).toEqual([
      ['2', '−S/ 10.00'],
      ['1', '−US$ 5.00'],
    ]);
    expect(await totals('q=ref-7')).toEqual([]);
  });

  it('opens what a month counts: its own lines, and those of earlier months that are booked in it', async () => {
    const book = `account=${rowId(shopA, 'account', 1)}&currency=PEN&month=2026-11`;
    const late = await list(`${book}&to=2026-10-31`);
    expect(late.lines.map(({ id, booked }) => [id, booked])).toEqual([
      ['600', '30/10/2026'],
      ['601', '02/10/2026'],
    ]);
    expect(late.totals.map(({ count, net }) => [count, plain(net)])).toEqual([['2', 'S/ 6.00']]);
    expect(late.month).toBe('En las cuentas de noviembre de 2026');
    const [all, own] = [await list(book), await list(`${book}&from=2026-11-01`)];
    const counts = [all, own].map(({ totals }) => totals[0]?.count);
    expect(counts).toEqual(['79', '77']);
    expect(await idsOf(`${book}&item=other`)).toEqual(['601']);
    expect(await idsOf('month=2026-10&from=2026-10-30&to=2026-10-30')).not.toContain('600');
    expect(await idsOf(`${book}&to=2026-10-31`, shopB)).toEqual([]);
  });

  it('finds a line by reference, operation, code and order', async () => {
    expect(await idsOf('q=ref-42')).toEqual(['42']);
    expect(await idsOf('q=op-42')).toEqual(['42']);
    expect(await idsOf('q=30000001')).toEqual(['500']);
    expect(await idsOf('q=op-1')).toEqual(['500', '1']);
    expect(await idsOf('q=1001')).toEqual(['500']);
    expect(await idsOf('q=ref-42&view=exceptions')).toEqual([]);
    expect(await idsOf('q=nothing-like-it')).toEqual([]);
  });

  it('never shows another shop’s lines', async () => {
    for (const search of ['', 'q=ref-42', 'view=exceptions', `exception=${exception}`])
      expect(await idsOf(search, shopB)).toEqual([]);
  });

  it.each([
    ['', /settlement_line_of_book/],
    ['view=exceptions', /settlement_line_apart/],
    ['kind=chargeback', /settlement_line_rare/],
    ['q=ref-42', /settlement_line_named/],
  ])(
    'walks an index of its own for ?%s, however many lines the shop has',
    async (search, index) => {
      await house.asOwner('analyze settlement_line');
      const query = readLinesQuery(new URLSearchParams(search));
      const plan = await house.foundation.database.inShop(shopA, async (tx) => {
        await tx.$executeRaw`set local enable_seqscan = off`;
        return tx.$queryRaw<Record<string, string>[]>(
          Prisma.sql`explain ${linesSql(shopA, query)}`,
        );
      });
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(index);
    },
  );
});
