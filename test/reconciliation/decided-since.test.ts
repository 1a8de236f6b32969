import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, written } from './reports.ts';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
});
afterEach(() => house[Symbol.asyncDispose]());

const add = (net: number) => bring(house, books, written([{ kind: 'sale', reference: 'A', net }]));
const decide = async (choice: string, more: object = {}) => {
  const [found] = await house.asOwner<{ id: string }>('select id from exception');
  const { close } = createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  });
  const about = { shopId: books.shopId, exceptionId: found?.id ?? '', actor: 'staff:1' } as const;
  const deed = { ...about, choice, reason: 'Another till.', ...more };
  expect(await close(deed)).toMatchObject({ ok: true });
};
const paidSince = async (receipts?: readonly { minor: number }[]) => {
  const seeded = await books.seed({
    reference: 'A',
    minor: 100,
    ...(receipts ? { receipts } : {}),
  });
  await rematch(house.foundation, books.shopId);
  return seeded;
};
const stands = () =>
  house.asOwner(
    'select standing, rule, receipt_id is not null as paid from settlement_line order by id',
  );
const days = () =>
  house.asOwner(
    'select standing, lines::int, net_minor::int as net from daily_total order by standing',
  );
const waited = () => house.asOwner('select state from expectation');
const closed = () =>
  house.asOwner(
    `select kind, closed_by, split_part(close_reason, E'\\n', 1) as why from exception order by kind`,
  );
const MATCHED = { standing: 'matched', rule: 'reference', paid: true };

afterEach(async () => {
  const residuals = await house.foundation.database.inShop(books.shopId, (tx) =>
    readResiduals(tx, books),
  );
  expect(residuals.every(({ residualMinor }) => residualMinor === 0n)).toBe(true);
});

describe('a line that a person accepted before its payment was known', () => {
  it("is the payment's once it is known, whose money is not waited for beside it, and the person's words stay", async () => {
    await add(100);
    await decide('accepted-as-reported');
    await paidSince();
    expect(await stands()).toEqual([MATCHED]);
    expect(await waited()).toEqual([{ state: 'arrived' }]);
    expect(await days()).toEqual([{ standing: 'matched', lines: 1, net: 100 }]);
    expect(await closed()).toEqual([
      { kind: 'UNKNOWN_PAYMENT', closed_by: 'clock', why: 'reported-since' },
    ]);
    expect(await house.asOwner('select actor, note from exception_note')).toEqual([
      { actor: 'staff:1', note: 'Another till.' },
    ]);
  });

  it('is in a named exception where it tells of another amount than was paid', async () => {
    await add(90);
    await decide('accepted-as-reported');
    await paidSince();
    expect(await stands()).toMatchObject([{ standing: 'exception', paid: true }]);
    expect(await closed()).toEqual([
      { kind: 'AMOUNT_MISMATCH', closed_by: null, why: null },
      { kind: 'UNKNOWN_PAYMENT', closed_by: 'clock', why: 'reported-since' },
    ]);
  });

  it('stays decided while nobody was seen to pay the code, and is found when somebody was', async () => {
    await add(100);
    await decide('accepted-as-reported');
    const seeded = await paidSince([]);
    expect(await stands()).toMatchObject([{ standing: 'decided', paid: false }]);
    await books.pay(seeded, 100);
    await rematch(house.foundation, books.shopId);
    expect(await stands()).toEqual([MATCHED]);
  });

  it('stays decided where its money went back to the shopper', async () => {
    await add(100);
    const returned = { minor: 100n, currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' };
    await decide('returned-money', { returned });
    await paidSince();
    expect(await stands()).toMatchObject([{ standing: 'decided', paid: false }]);
  });
});
