import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchByHand } from '#app/reconciliation/decisions/match-by-hand.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { decideMatter } from './decide.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  await books.seed({ reference: 'A', minor: 10_000 });
  await expectFees(300, 54);
});
afterEach(() => house[Symbol.asyncDispose]());

/** A card was put to the receipts: they are to cost this. */
async function expectFees(fee: number, tax: number): Promise<void> {
  const [card] = await house.asOwner<{ id: string }>(
    `insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by)
     values ($1, gen_random_uuid(), $2, 'PEN', '2026-01-01', '{}', now(), 'staff:1') returning id`,
    [books.shopId, books.accountId],
  );
  await house.asOwner(
    `update expectation set rate_card_id = $1, due_on = '2026-11-27', fee_minor = $2, fee_tax_minor = $3, withheld_minor = 0,
       derived_at = now()`,
    [card?.id, fee, tax],
  );
}

const A = { reference: 'A' } as const;
const sale: Written = { ...A, kind: 'sale', net: 10_000 };
const fee = (net: number): Written => ({ ...A, kind: 'fee', net });
const tax = (net: number): Written => ({ ...A, kind: 'fee-tax', net });
const add = (...lines: readonly Written[]) => bring(house, books, written(lines));
const open = () =>
  house.asOwner(
    `select kind, evidence->>'amount' as amount, evidence->>'expected' as expected from exception where closed_at is null`,
  );

describe('the fees of a payment', () => {
  it('are matched where they are those of the rate card', async () => {
    await add(sale, fee(-300), tax(-54));
    expect(await open()).toEqual([]);
  });

  it('are one exception where they differ, until the gateway mends it or the card does', async () => {
    await add(sale, fee(-310), tax(-54));
    expect(await open()).toEqual([{ kind: 'FEE_MISMATCH', amount: '-3.64', expected: '-3.54' }]);
    await add(fee(10));
    expect(await open()).toEqual([]);
    await expectFees(310, 54);
    await house.asOwner(
      `insert into ledger_news (shop_id, payment_id, at) select shop_id, id, now() from payment`,
    );
    await rematch(house.foundation, books.shopId);
    expect(await open()).toEqual([]);
  });

  it('are compared where the sale’s own line tells them, and where nothing tells them there is nothing to compare', async () => {
    await add(sale);
    expect(await open()).toEqual([]);
    await books.seed({ reference: 'B', minor: 10_000 });
    await expectFees(300, 54);
    await add({ kind: 'sale', reference: 'B', gross: 10_000, fee: -400, net: 9_600 });
    expect(await open()).toEqual([{ kind: 'FEE_MISMATCH', amount: '-4.00', expected: '-3.54' }]);
  });

  it('are no others because a refund gives them back, or because the sale was settled twice', async () => {
    await add(sale, fee(-300), tax(-54), fee(300), tax(54));
    expect(await open()).toEqual([]);
    await books.seed({ reference: 'B', minor: 10_000 });
    await expectFees(300, 54);
    const settled: Written = { kind: 'sale', reference: 'B', gross: 10_000, fee: -354, net: 9_646 };
    await add(settled, { ...settled, at: '2026-11-22T10:00:00-05:00' });
    expect(await open()).toMatchObject([{ kind: 'DUPLICATE_LINE' }]);
  });

  it('are all that was kept of the sale: what its line names no fee is out of nobody’s sight', async () => {
    await add({ ...A, kind: 'sale', gross: 10_000, fee: -354, net: 9_000 });
    expect(await open()).toEqual([{ kind: 'FEE_MISMATCH', amount: '-10.00', expected: '-3.54' }]);
    await books.seed({ reference: 'B', minor: 10_000 });
    await expectFees(300, 54);
    await add({ kind: 'sale', reference: 'B', gross: 10_000, net: 9_646 });
    expect(await open()).toHaveLength(1);
  });

  it('are those of all its parts, also of one that a person has decided about', async () => {
    await add({ ...sale, gross: 6_000, fee: -212, net: 5_788 });
    const [matter] = await house.asOwner<{ id: string }>('select id from exception');
    const decided = await decideMatter(house, books, {
      exceptionId: matter?.id ?? '',
      reason: 'The rest is to come.',
      choice: 'gateway-corrects',
    });
    expect(decided).toMatchObject({ ok: true });
    const rest: Written = { ...sale, gross: 4_000, at: '2026-11-22T10:00:00-05:00', net: null };
    await add({ ...rest, fee: -142, net: 3_858 });
    expect(await open()).toEqual([]);
    await add(fee(-10));
    expect(await open()).toEqual([{ kind: 'FEE_MISMATCH', amount: '-3.64', expected: '-3.54' }]);
  });

  it('are not compared where a part of the payment came in a line that pays for several', async () => {
    await books.seed({ reference: 'B', minor: 6_000 });
    await expectFees(300, 54);
    await add({ ...sale, reference: 'nobody', gross: 12_000, fee: -424, net: 11_576 });
    const [line] = await house.asOwner<{ id: string }>('select id from settlement_line');
    const receipts = await house.asOwner<{ receiptId: string }>(
      'select id as "receiptId" from receipt order by amount_minor',
    );
    const shared = await matchByHand(house.foundation, {
      shopId: books.shopId,
      lineId: line?.id ?? '',
      actor: 'staff:1',
      to: { shares: receipts.map(({ receiptId }) => ({ receiptId, minor: 6_000n })) },
      reason: 'Two in one.',
    });
    expect(shared).toMatchObject({ ok: true });
    await add({ ...sale, gross: 4_000, fee: -142, net: 3_858 });
    expect(await open()).toEqual([]);
  });
});
