import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { DAY } from '#app/kernel/clock.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { reopenException } from '#app/reconciliation/decisions/reopen.server.ts';
import { addRateCard, putToUse } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { lookAtExpectations } from '#app/reconciliation/expected/look.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { TERMS } from './expected/paid-codes.ts';
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
const MATCHED_BY_TRANSACTION = { standing: 'matched', rule: 'transaction-code', paid: true };
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
});

describe('money that went back to the shopper before its payment was known', () => {
  const giveBack = async (net: number) => {
    await add(net);
    const returned = { minor: BigInt(net), currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' };
    await decide('returned-money', { returned });
  };
  const RETURNED = { standing: 'decided', rule: 'decision', paid: true };
  const inForce = () =>
    house.asOwner(
      `select amount_minor::int as minor from money_decision d
       where not exists (select from money_decision_undone u where u.decision_id = d.id)`,
    );
  /** A card that costs nothing, and a month later. */
  const lookLate = async () => {
    const { shopId, accountId } = books;
    const free = {
      tiers: [{ upTo: null, percentPpm: 0, fixed: '0' }],
      minimum: null,
      maximum: null,
    };
    const from = { currency: 'PEN', validFrom: '2026-01-01', actor: 'staff:1' } as const;
    const terms = { ...TERMS, fee: free };
    const card = await addRateCard(house.foundation, { shopId, accountId, terms, ...from });
    if (!card.ok) throw new Error('no card');
    await putToUse(house.foundation, { shopId, id: card.value.id });
    house.clock.move(30 * DAY);
    while ((await lookAtExpectations(house.foundation, books)) === 'looked');
  };
  const missing = () =>
    house.asOwner(`select evidence->>'expected' as expected from exception
      where kind = 'MISSING_IN_REPORT' and closed_at is null`);

  it("stays decided, is the payment's, and nobody waits for it or calls it missing", async () => {
    await giveBack(100);
    const { paymentId } = await paidSince();
    expect(await stands()).toEqual([RETURNED]);
    expect(await waited()).toEqual([{ state: 'arrived' }]);
    await lookLate();
    expect(await missing()).toEqual([]);
    expect(await waited()).toEqual([{ state: 'arrived' }]);
    expect(await inForce()).toEqual([{ minor: 100 }]);
    expect(await days()).toEqual([{ standing: 'decided', lines: 1, net: 100 }]);
    expect(await house.asOwner('select kind, payment_id, closed_by from exception')).toEqual([
      { kind: 'UNKNOWN_PAYMENT', payment_id: paymentId, closed_by: 'staff:1' },
    ]);
  });

  it('is the payment that came in with its operation, where the code was paid twice', async () => {
    await bring(
      house,
      books,
      written([{ kind: 'sale', reference: 'A', operation: 'op-2', net: 100 }]),
    );
    const returned = { minor: 100n, currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' };
    await decide('returned-money', { returned });
    const seeded = await books.seed({
      reference: 'A',
      minor: 100,
      receipts: [
        { minor: 100, operation: 'op-1' },
        { minor: 100, operation: 'op-2' },
      ],
    });
    await rematch(house.foundation, books.shopId);
    expect(await house.asOwner('select receipt_id from settlement_line')).toEqual([
      { receipt_id: seeded.receiptIds[1] },
    ]);
    expect(await house.asOwner('select receipt_id, state from expectation order by state')).toEqual(
      [
        { receipt_id: seeded.receiptIds[1], state: 'arrived' },
        { receipt_id: seeded.receiptIds[0], state: 'in-transit' },
      ],
    );
  });

  it('leaves only what no report told of to be waited for, which is claimed and matched as such', async () => {
    await giveBack(60);
    await paidSince();
    expect(await waited()).toEqual([{ state: 'in-transit' }]);
    await lookLate();
    expect(await missing()).toEqual([{ expected: '0.40' }]);
    await add(40);
    expect(await stands()).toEqual([RETURNED, MATCHED]);
    expect(await waited()).toEqual([{ state: 'arrived' }]);
  });

  it('is told twice where another report brings it again', async () => {
    await giveBack(100);
    await paidSince();
    await bring(
      house,
      books,
      written([{ kind: 'sale', reference: 'A', net: 100, at: '2026-11-21T10:00:00-05:00' }]),
    );
    expect(await stands()).toMatchObject([RETURNED, { standing: 'exception' }]);
    expect(await closed()).toMatchObject([{ kind: 'DUPLICATE_LINE' }, { kind: 'UNKNOWN_PAYMENT' }]);
    expect(await waited()).toEqual([{ state: 'arrived' }]);
  });

  it("is the payment's own when it was not returned after all", async () => {
    await giveBack(100);
    await paidSince();
    const [found] = await house.asOwner<{ id: string }>('select id from exception');
    const about = { shopId: books.shopId, exceptionId: found?.id ?? '', actor: 'staff:1' } as const;
    const reopened = await reopenException(house.foundation, { ...about, reason: 'It bounced.' });
    expect(reopened).toEqual({ ok: true, value: null });
    await rematch(house.foundation, books.shopId);
    expect(await stands()).toEqual([MATCHED]);
    expect(await waited()).toEqual([{ state: 'arrived' }]);
    expect(await inForce()).toEqual([]);
  });
});

it.each([
  ['accepted-as-reported', {}, MATCHED_BY_TRANSACTION],
  [
    'returned-money',
    { returned: { minor: 100n, currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' } },
    { standing: 'decided', rule: 'decision', paid: true },
  ],
])(
  'a line that names its payment beside a reference of the gateway’s own, and was %s, is not waited for beside it',
  async (choice, more, stood) => {
    const code = { reference: 'A', transactionCode: 't-A', minor: 100, receipts: [] };
    const payment = await books.seed(code);
    const line = { kind: 'sale', reference: 'theirs', transactionCode: 't-A', net: 100 };
    await bring(house, books, written([line]));
    await decide(choice, more);
    await books.pay(payment, 100);
    await rematch(house.foundation, books.shopId);
    expect(await stands()).toEqual([stood]);
    expect(await waited()).toEqual([{ state: 'arrived' }]);
  },
);
