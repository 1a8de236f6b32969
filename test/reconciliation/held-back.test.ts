import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  await books.seed({ reference: 'A', minor: 100 });
});
afterEach(() => house[Symbol.asyncDispose]());

const add = (...lines: readonly Written[]) => bring(house, books, written(lines));
const held = (kind: string, net: number): Written => ({ kind, net, reference: 'A' });
const told = () =>
  house.asOwner(
    `select evidence->>'why' as why, evidence->>'amount' as amount, evidence->>'lines' as lines from exception
     where kind = 'FROZEN_FUNDS' and closed_at is null`,
  );
const WITHOUT = 'given-back-without-being-held';

describe('money that the gateway holds back', () => {
  it('is told with what is left of it once a part was released, and not as released without being held', async () => {
    await add(held('sale', 100), held('frozen', -100));
    await add(held('released', 40));
    expect(await told()).toEqual([{ why: null, amount: '-0.60', lines: '2' }]);
    await add(held('released', 60));
    expect(await told()).toEqual([]);
  });

  it('is told as released without being held where nothing is held, or less was', async () => {
    await add(held('sale', 100), held('released', 70));
    expect(await told()).toEqual([{ why: WITHOUT, amount: '0.70', lines: '1' }]);
    await add(held('frozen', -30));
    expect(await told()).toEqual([{ why: WITHOUT, amount: '0.40', lines: '2' }]);
  });
});
