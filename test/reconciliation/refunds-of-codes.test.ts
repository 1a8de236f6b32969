import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks, type Seeded } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
});
afterEach(() => house[Symbol.asyncDispose]());

const add = (...lines: readonly Written[]) => bring(house, books, written(lines));
/** Another code of the same payment, paid too. */
const paidAgain = async (of: Seeded, reference: string) => {
  const voucherId = randomUUID();
  await house.asOwner(
    `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, amount_minor,
       currency, deadline, expires_at, intended_at)
     select shop_id, $2, checkout_id, payment_id, account_id, 'again', 'paid', $3, amount_minor, currency, deadline, expires_at,
       intended_at from voucher where id = $1`,
    [of.voucherId, voucherId, reference],
  );
  await books.pay({ ...of, voucherId }, 100, null, 'surplus');
};
const refunds = () =>
  house.asOwner(
    `select reference, standing, refund_id from settlement_line where kind = 'refund' order by reference`,
  );
const on = (kind: string, reference: string, net: number, day: string): Written => ({
  kind,
  reference,
  net,
  at: `2026-11-${day}T10:00:00-05:00`,
});

it('counts one refund once, also when only one of the codes that its payment was paid by has news', async () => {
  const payment = await books.seed({ reference: 'A', minor: 100 });
  await paidAgain(payment, 'B');
  const refund = await books.refund(payment, 100);
  await rematch(house.foundation, books.shopId);
  await add(on('refund', 'B', -100, '21'), on('refund', 'A', -100, '22'));
  const once = [
    { reference: 'A', standing: 'exception', refund_id: null },
    { reference: 'B', standing: 'matched', refund_id: refund },
  ];
  expect(await refunds()).toEqual(once);
  await add(on('fee', 'A', -3, '23'));
  expect(await refunds()).toEqual(once);
});
