import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readerOf } from '#app/admin/reader.ts';
import {
  presentExpected,
  readExpectedQuery,
} from '#app/admin/reconciliation/expected.presenter.server.ts';
import { sumExpected } from '#app/reconciliation/expected/in-transit.store.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { readHindrances } from '#app/reconciliation/periods/hindrances.store.server.ts';
import { createReconciliation } from '#app/reconciliation/reconciliation.server.ts';
import { readInTransit } from '#app/reconciliation/statement/moved.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks, type Seeded } from './books.ts';
import { decideMatter } from './decide.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

const ROSA = 'staff:1';
let house: TestHouse;
let books: Books;
let code: Seeded;
let receiptId: string;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  code = await books.seed({ reference: 'A', minor: 100, receipts: [] });
  receiptId = await books.receive({
    ...code,
    minor: 100,
    currency: 'PEN',
    operation: null,
    paidAt: '2026-10-20T10:00:00-05:00',
  });
  await house.asOwner(
    `with card as (
       insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by)
       values ($1, gen_random_uuid(), $2, 'PEN', '2026-01-01', '{}', now(), 'staff:1') returning id)
     update expectation set rate_card_id = card.id, due_on = '2026-10-23', fee_minor = 5, fee_tax_minor = 1, withheld_minor = 0,
       derived_at = now() from card`,
    [books.shopId, books.accountId],
  );
  await rematch(house.foundation, books.shopId);
});
afterEach(() => house[Symbol.asyncDispose]());

const sale = (minor: number, day: string): Written => ({
  kind: 'sale',
  reference: 'A',
  net: minor,
  at: `${day}T10:00:00-05:00`,
});
const tell = (...lines: readonly Written[]) => bring(house, books, written(lines));
const inTransit = async () => {
  const about = { shopId: books.shopId, now: house.clock.now() };
  const sums = await sumExpected(house.foundation.database, about, { of: 'unarrived' });
  return sums.map(({ receipts, gross, net }) => ({ receipts, gross, net }));
};
const ofMonth = (month: string) => ({ ...books, currency: 'PEN', month });
const inTransitAfter = (month: string) =>
  house.foundation.database.inShop(books.shopId, (tx) => readInTransit(tx, ofMonth(month)));
const expectedOnTheDay = async () => {
  const about = { shopId: books.shopId, now: house.clock.now() };
  const days = { of: 'days', from: '2026-10-23', until: '2026-10-24' } as const;
  const sums = await sumExpected(house.foundation.database, about, days);
  return sums.reduce((sum, { net }) => sum + net, 0n);
};
const about = async (net: number) => {
  const [line] = await house.asOwner<{ id: string }>(
    'select id from settlement_line where net_minor = $1',
    [net],
  );
  return { shopId: books.shopId, lineId: line?.id ?? '', actor: ROSA } as const;
};
const decide = async (choice: string) => {
  const [matter] = await house.asOwner<{ id: string }>(
    "select id from exception where kind = 'AMOUNT_MISMATCH'",
  );
  const closed = await decideMatter(house, books, {
    exceptionId: matter?.id ?? '',
    reason: 'So it is.',
    choice,
  });
  expect(closed).toEqual({ ok: true, value: null });
  await rematch(house.foundation, books.shopId);
};

const WHOLE = [{ receipts: 1n, gross: 100n, net: 94n }];
const REST = [{ receipts: 1n, gross: 40n, net: 38n }];

describe('a payment of which a part has come', () => {
  it('is in transit with the rest alone, before and after a person decides, until the rest comes', async () => {
    expect(await inTransit()).toEqual(WHOLE);
    await tell(sale(60, '2026-10-22'));
    expect(await inTransit()).toEqual(REST);
    await decide('gateway-corrects');
    expect(await inTransit()).toEqual(REST);
    expect(await expectedOnTheDay()).toBe(94n);
    await tell(sale(40, '2026-11-03'));
    expect(await inTransit()).toEqual([]);
    expect(await expectedOnTheDay()).toBe(94n);
  });

  it('is shown with the rest, and what it is the rest of', async () => {
    await tell(sale(60, '2026-10-22'));
    const viewer = { shopId: books.shopId, reader: readerOf('en') };
    const query = readExpectedQuery(new URLSearchParams());
    const { lines } = await presentExpected(house.foundation, viewer, query);
    expect(lines).toMatchObject([
      { gross: 'S/\u00a00.40', restOf: 'S/\u00a01.00', kept: '−S/\u00a00.02', net: 'S/\u00a00.38' },
    ]);
  });

  it('stands in a month’s statement with what had not come by its end', async () => {
    await tell(sale(60, '2026-10-22'));
    const rest = [{ dueOn: '2026-10-23', receipts: 1n, gross: 40n, net: 38n }];
    expect(await inTransitAfter('2026-10')).toEqual(rest);
    await tell(sale(40, '2026-11-03'));
    expect(await inTransitAfter('2026-10')).toEqual(rest);
    expect(await inTransitAfter('2026-11')).toEqual([]);
  });

  it('stands in the statement with the same rest as on the first screen, to the céntimo', async () => {
    await tell(sale(50, '2026-10-22'));
    const [shown] = await inTransit();
    expect(shown).toEqual({ receipts: 1n, gross: 50n, net: 48n });
    expect(await inTransitAfter('2026-10')).toMatchObject([shown]);
  });

  it('keeps its month open for the rest alone', async () => {
    await tell(sale(60, '2026-10-22'));
    await decide('gateway-corrects');
    const hindrances = await house.foundation.database.inShop(books.shopId, (tx) =>
      readHindrances(tx, ofMonth('2026-10')),
    );
    expect(hindrances).toEqual([{ why: 'overdue', receipts: 1n, net: 38n }]);
  });

  it('is waited for whole again when a person takes the part away from it', async () => {
    await tell({ ...sale(60, '2026-10-22'), reference: 'misspelt' });
    expect(await inTransit()).toEqual(WHOLE);
    const { matchByHand, undoMatch } = createReconciliation(house.foundation);
    const matched = { ...(await about(60)), to: { receiptId }, reason: 'One letter off.' };
    expect(await matchByHand(matched)).toMatchObject({ ok: true });
    expect(await inTransit()).toEqual(REST);
    expect(await undoMatch(await about(60))).toMatchObject({ ok: true });
    expect(await inTransit()).toEqual(WHOLE);
  });

  it('is waited for whole again when its parts turn out to be other payments of its code', async () => {
    await tell(sale(60, '2026-10-22'));
    await tell(sale(40, '2026-10-22'));
    expect(await inTransit()).toEqual([]);
    const surplus = { ...code, currency: 'PEN', operation: null, purpose: 'surplus' } as const;
    await books.receive({ ...surplus, minor: 60, paidAt: '2026-10-20T10:01:00-05:00' });
    await books.receive({ ...surplus, minor: 40, paidAt: '2026-10-20T10:02:00-05:00' });
    await rematch(house.foundation, books.shopId);
    expect(await inTransit()).toEqual(WHOLE);
  });
});

it('a payment of which more was told than was paid is in an exception, and nothing more of it is in transit', async () => {
  await tell(sale(130, '2026-10-22'));
  expect(await inTransit()).toEqual([]);
  const { lines } = await presentExpected(
    house.foundation,
    { shopId: books.shopId, reader: readerOf('en') },
    readExpectedQuery(new URLSearchParams()),
  );
  expect(lines).toEqual([]);
});
