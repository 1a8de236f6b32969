import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks, type Seeded } from './books.ts';
import { decideMatter } from './decide.ts';
import { bring, mapColumns, written } from './reports.ts';

let house: TestHouse;
let books: Books;
let code: Seeded;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  code = await books.seed({ reference: 'A', minor: 100, receipts: [] });
});
afterEach(() => house[Symbol.asyncDispose]());

const pay = (minor: number, operation: string) =>
  books.receive({
    ...code,
    minor,
    operation,
    currency: 'PEN',
    purpose: operation === '1' ? 'settles' : 'surplus',
    paidAt: `2026-11-01T10:0${operation}:00-05:00`,
  });
/** Sixty of the first, said to be so by its operation; and forty of either. */
const tell = async () => {
  await bring(
    house,
    books,
    written([
      { kind: 'sale', reference: 'A', operation: '1', net: 60 },
      { kind: 'sale', reference: 'A', net: 40 },
    ]),
  );
  // The payments themselves are no news any more.
  await rematch(house.foundation, books.shopId);
};
const decide = async (choice: string) => {
  const [matter] = await house.asOwner<{ id: string }>(
    "select id from exception where kind = 'AMOUNT_MISMATCH' and closed_at is null",
  );
  const closed = await decideMatter(house, books, {
    exceptionId: matter?.id ?? '',
    reason: 'So it is.',
    choice,
  });
  expect(closed).toEqual({ ok: true, value: null });
  await rematch(house.foundation, books.shopId);
};
const receiptOf = async (net: number) => {
  const [line] = await house.asOwner<{ receipt_id: string }>(
    'select receipt_id from settlement_line where net_minor = $1',
    [net],
  );
  return line?.receipt_id;
};
const stateOf = async (receiptId: string) => {
  const [one] = await house.asOwner<{ state: string }>(
    'select state from expectation where receipt_id = $1',
    [receiptId],
  );
  return one?.state;
};

describe('a code that was paid twice, and a person decides about one of the payments', () => {
  it('leaves the other payment its line', async () => {
    const [first, second] = [await pay(100, '1'), await pay(40, '2')];
    await tell();
    expect(await receiptOf(40)).toBe(second);
    await decide('written-off');
    expect([await receiptOf(60), await receiptOf(40)]).toEqual([first, second]);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['decided', 'arrived']);
  });

  it('has the other lines of the code judged again at once, and not by the next news', async () => {
    const [first, second] = [await pay(100, '1'), await pay(40, '2')];
    await books.reverse(second);
    await tell();
    expect(await receiptOf(40)).toBe(second);
    // What is left of the first is still to come, and is what the line brings: the second was taken back.
    await decide('gateway-corrects');
    expect([await receiptOf(60), await receiptOf(40)]).toEqual([first, first]);
    expect(await stateOf(first)).toBe('arrived');
  });
});
