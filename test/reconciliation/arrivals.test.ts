import { afterEach, beforeEach, expect, it } from 'vitest';
import { findDue } from '#app/jobs/due.store.server.ts';
import { matchByHand } from '#app/reconciliation/decisions/match-by-hand.server.ts';
import { lookAtExpectations } from '#app/reconciliation/expected/look.server.ts';
import { tellArrivals } from '#app/reconciliation/matching/tell-arrivals.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
});
afterEach(() => house[Symbol.asyncDispose]());

const sale = (reference: string, net: number): Written => ({ kind: 'sale', reference, net });
const states = async () =>
  (
    await house.asOwner<{ state: string }>(
      'select e.state from expectation e join receipt r on r.id = e.receipt_id join voucher v on v.id = r.voucher_id order by v.reference',
    )
  ).map(({ state }) => state);
const dueFiles = async () =>
  (
    await findDue(house.foundation.database.worker, 'arrivals', {
      now: house.clock.now(),
      most: 10,
    })
  ).map(({ id }) => id);

it('says with the import itself what a small report brought', async () => {
  for (const reference of ['A', 'B', 'C']) await books.seed({ reference, minor: 100 });
  await bring(house, books, written([sale('A', 100), sale('B', 100)]));
  expect(await states()).toEqual(['arrived', 'arrived', 'in-transit']);
  expect(await dueFiles()).toEqual([]);
});

it('says portion by portion what a large report brought, and calls nothing overdue before all is said', async () => {
  for (const reference of ['A', 'B', 'C', 'D']) await books.seed({ reference, minor: 100 });
  const { fileId } = await bring(
    house,
    books,
    written([sale('A', 100), sale('B', 100), sale('C', 100)]),
  );
  // As an import leaves a report that is larger than one portion.
  await house.asOwner(
    `update report_file set arrivals_at = $1, arrivals_after = 0;
     update expectation set state = 'in-transit', arrived_on = null`.replace(
      '$1',
      `'${house.clock.now().toISOString()}'`,
    ),
  );
  const key = { shopId: books.shopId, fileId };
  expect(await dueFiles()).toEqual([fileId]);
  expect(await lookAtExpectations(house.foundation, books)).toBe('not-due');
  await tellArrivals(house.foundation, key, 2);
  expect(await states()).toEqual(['arrived', 'arrived', 'in-transit', 'in-transit']);
  expect(await dueFiles()).toEqual([fileId]);
  await tellArrivals(house.foundation, key, 2);
  expect(await states()).toEqual(['arrived', 'arrived', 'arrived', 'in-transit']);
  expect(await dueFiles()).toEqual([]);
  expect(await lookAtExpectations(house.foundation, books)).toBe('looked');
});

it('leaves the rest of a payment under way where a person placed a part of it before the report was told to the end', async () => {
  const paid = await books.seed({ reference: 'A', minor: 100 });
  const [receiptId = ''] = paid.receiptIds;
  const { fileId } = await bring(house, books, written([sale('NOBODY', 60)]));
  // As an import leaves a report that is larger than one portion.
  await house.asOwner('update report_file set arrivals_at = $1, arrivals_after = 0', [
    house.clock.now(),
  ]);
  const [line] = await house.asOwner<{ id: string }>('select id::text as id from settlement_line');
  const placed = await matchByHand(house.foundation, {
    shopId: books.shopId,
    lineId: line?.id ?? '',
    actor: 'staff:1',
    to: { receiptId },
    reason: 'A part of it',
  });
  expect(placed.ok).toBe(true);
  expect(await states()).toEqual(['in-transit']);
  await tellArrivals(house.foundation, { shopId: books.shopId, fileId });
  expect(await states()).toEqual(['in-transit']);
});
