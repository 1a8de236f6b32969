import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { DAY } from '#app/kernel/clock.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { readLoss } from '#app/reconciliation/decisions/loss.store.server.ts';
import { addRateCard, putToUse } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { listExpected } from '#app/reconciliation/expected/in-transit.store.server.ts';
import { lookAtExpectations } from '#app/reconciliation/expected/look.server.ts';
import { createReconciliation } from '#app/reconciliation/reconciliation.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from '../books.ts';
import { bring, mapColumns, type Written, written } from '../reports.ts';
import { TERMS } from './paid-codes.ts';

const ROSA = 'staff:1';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  const { shopId, accountId } = books;
  const from = { currency: 'PEN', validFrom: '2026-01-01', actor: ROSA } as const;
  const about = { shopId, accountId, terms: TERMS, ...from };
  const card = await addRateCard(house.foundation, about);
  if (!card.ok) throw new Error('no card');
  await putToUse(house.foundation, { shopId, id: card.value.id });
});
afterEach(() => house[Symbol.asyncDispose]());

const add = (...lines: readonly Written[]) => bring(house, books, written(lines));
const sale = (reference: string, gross: number): Written => ({
  kind: 'sale',
  reference,
  gross,
  net: gross,
});
const look = async () => {
  while ((await lookAtExpectations(house.foundation, books)) === 'looked');
};
const laterLook = async () => {
  house.clock.move(30 * DAY);
  await look();
};
const open = () =>
  house.asOwner(
    `select kind, evidence->>'expected' as expected from exception where closed_at is null order by kind`,
  );
const waited = () =>
  house.asOwner('select state, arrived_on::text as arrived from expectation order by receipt_id');
const lost = () =>
  house.asOwner(
    `select d.choice, d.amount_minor::int as minor, u.actor as undone_by
     from money_decision d left join money_decision_undone u on u.decision_id = d.id order by d.at, d.id`,
  );
const decide = async (kind: string, choice: string, more: object = {}) => {
  const [found] = await house.asOwner<{ id: string }>(
    'select id from exception where kind = $1 and closed_at is null',
    [kind],
  );
  const { close } = createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  });
  const about = { shopId: books.shopId, exceptionId: found?.id ?? '', actor: ROSA } as const;
  house.clock.move(1_000);
  expect(await close({ ...about, choice, reason: 'The gateway is silent.', ...more })).toEqual({
    ok: true,
    value: null,
  });
};

describe('money that a person gave up', () => {
  it('is lost no longer when its line comes after all, and what the person wrote stays to be read', async () => {
    await books.seed({ reference: 'A', minor: 10_000 });
    await laterLook();
    await decide('MISSING_IN_REPORT', 'written-off');
    expect(await lost()).toEqual([{ choice: 'written-off', minor: 9_470, undone_by: null }]);
    await laterLook();
    expect(await waited()).toEqual([{ state: 'decided', arrived: null }]);
    await add(sale('A', 10_000));
    await laterLook();
    expect(await waited()).toEqual([{ state: 'arrived', arrived: '2026-11-20' }]);
    expect(await lost()).toEqual([{ choice: 'written-off', minor: 9_470, undone_by: 'clock' }]);
    expect(await house.asOwner('select closed_by, close_reason from exception')).toEqual([
      { closed_by: 'clock', close_reason: 'reported-since\n' },
    ]);
    expect(await house.asOwner('select actor, note from exception_note')).toEqual([
      { actor: ROSA, note: 'The gateway is silent.' },
    ]);
    expect(
      await house.asOwner(
        `select actor, data->>'choice' as choice from event where kind = 'exception.closed' order by at`,
      ),
    ).toEqual([
      { actor: ROSA, choice: 'written-off' },
      { actor: 'clock', choice: 'reported-since' },
    ]);
    await laterLook();
    expect(await lost()).toHaveLength(1);
  });

  it('is lost no longer when a person finds its line, and stays returned where it was returned', async () => {
    const { receiptIds } = await books.seed({ reference: 'A', minor: 10_000 });
    await laterLook();
    const returned = { minor: 10_000n, currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' };
    await decide('MISSING_IN_REPORT', 'returned-money', { returned });
    await add(sale('misspelt', 10_000));
    const [line] = await house.asOwner<{ id: string }>('select id from settlement_line');
    await createReconciliation(house.foundation).matchByHand({
      shopId: books.shopId,
      lineId: line?.id ?? '',
      actor: ROSA,
      to: { receiptId: receiptIds[0] ?? '' },
      reason: 'One letter off.',
    });
    await laterLook();
    expect(await waited()).toEqual([{ state: 'arrived', arrived: '2026-11-20' }]);
    expect(await lost()).toEqual([{ choice: 'returned-money', minor: 10_000, undone_by: null }]);
  });

  it('is lost only as far as it did not come', async () => {
    await books.seed({ reference: 'A', minor: 10_000 });
    await laterLook();
    await decide('MISSING_IN_REPORT', 'written-off');
    await add(sale('A', 9_000));
    await laterLook();
    expect(await open()).toEqual([{ kind: 'AMOUNT_MISMATCH', expected: '100.00' }]);
    await decide('AMOUNT_MISMATCH', 'written-off');
    expect(await lost()).toEqual([
      { choice: 'written-off', minor: 9_470, undone_by: 'clock' },
      { choice: 'written-off', minor: 1_000, undone_by: null },
    ]);
    await add(sale('A', 1_000));
    await laterLook();
    expect(await waited()).toEqual([{ state: 'arrived', arrived: '2026-11-20' }]);
    expect((await lost())[1]).toMatchObject({ minor: 1_000, undone_by: 'clock' });
  });
});

describe('money that is past its day', () => {
  it('is one exception where a report tells of another amount, whichever was first', async () => {
    await books.seed({ reference: 'A', minor: 10_000 });
    await books.seed({ reference: 'B', minor: 20_000 });
    await add(sale('A', 9_000));
    await laterLook();
    expect(await open()).toEqual([
      { kind: 'AMOUNT_MISMATCH', expected: '100.00' },
      { kind: 'MISSING_IN_REPORT', expected: '190.58' },
    ]);
    await add(sale('B', 19_000));
    await laterLook();
    expect((await open()).map(({ kind }) => kind)).toEqual(['AMOUNT_MISMATCH', 'AMOUNT_MISMATCH']);
  });

  it('is not missing where a person has put more than it to the payment', async () => {
    const { receiptIds } = await books.seed({ reference: 'A', minor: 10_000 });
    await look();
    await add(sale('misspelt', 15_000));
    const [line] = await house.asOwner<{ id: string }>('select id from settlement_line');
    const by = { shopId: books.shopId, lineId: line?.id ?? '', actor: ROSA } as const;
    const [receiptId = ''] = receiptIds;
    const { matchByHand } = createReconciliation(house.foundation);
    expect(await matchByHand({ ...by, to: { receiptId }, reason: 'Theirs.' })).toMatchObject({
      ok: true,
    });
    await laterLook();
    expect(await waited()).toEqual([{ state: 'arrived', arrived: '2026-11-20' }]);
    expect(await open()).toEqual([]);
  });

  it('is missing for what is left once a person has put a part of it there, and no more of it can be lost', async () => {
    const { receiptIds } = await books.seed({ reference: 'A', minor: 10_000 });
    await laterLook();
    expect(await open()).toEqual([{ kind: 'MISSING_IN_REPORT', expected: '94.70' }]);
    await add(sale('misspelt', 6_000));
    const [line] = await house.asOwner<{ id: string }>('select id from settlement_line');
    await createReconciliation(house.foundation).matchByHand({
      shopId: books.shopId,
      lineId: line?.id ?? '',
      actor: ROSA,
      to: { receiptId: receiptIds[0] ?? '' },
      reason: 'A part.',
    });
    const [missing] = await house.asOwner<{ id: string }>(
      `select id from exception where kind = 'MISSING_IN_REPORT'`,
    );
    const about = { shopId: books.shopId, exceptionId: missing?.id ?? '' };
    const loss = await house.foundation.database.inShop(books.shopId, (tx) => readLoss(tx, about));
    expect(loss).toEqual({ minor: 3_788n, currency: 'PEN' });
    await laterLook();
    expect(await open()).toEqual([{ kind: 'MISSING_IN_REPORT', expected: '37.88' }]);
    await decide('MISSING_IN_REPORT', 'written-off');
    expect(await lost()).toEqual([{ choice: 'written-off', minor: 3_788, undone_by: null }]);
  });

  it('is claimed with the amount that the lists tell, and at once with less when a part of it is told', async () => {
    const { receiptIds } = await books.seed({ reference: 'A', minor: 10_000 });
    await laterLook();
    await add(sale('misspelt', 300));
    const [line] = await house.asOwner<{ id: string }>('select id from settlement_line');
    const { matchByHand } = createReconciliation(house.foundation);
    const by = { shopId: books.shopId, lineId: line?.id ?? '', actor: ROSA } as const;
    await matchByHand({ ...by, to: { receiptId: receiptIds[0] ?? '' }, reason: 'A part.' });
    await look();
    const query = { state: 'overdue', book: null, after: null, limit: 1 } as const;
    const { database } = house.foundation;
    expect(await listExpected(database, books.shopId, query)).toMatchObject([{ net: 9_185n }]);
    expect(await open()).toEqual([{ kind: 'MISSING_IN_REPORT', expected: '91.85' }]);
  });

  it('is not missing where another line of its code, that a person decided about, had brought it', async () => {
    const code = await books.seed({ reference: 'A', minor: 10_000, receipts: [] });
    const paid = { ...code, minor: 10_000, currency: 'PEN', operation: null } as const;
    await books.receive({ ...paid, paidAt: '2026-11-01T10:05:00-05:00' });
    await add(sale('A', 10_000), { ...sale('A', 10_000), at: '2026-11-21T10:00:00-05:00' });
    await decide('DUPLICATE_LINE', 'accepted-as-reported');
    await books.receive({ ...paid, purpose: 'surplus', paidAt: '2026-11-01T10:00:00-05:00' });
    await createReconciliation(house.foundation).rematch(books.shopId);
    await laterLook();
    expect(await open()).toEqual([]);
  });

  it('is missing for what is left, once a person has said that the gateway will correct it', async () => {
    await books.seed({ reference: 'A', minor: 10_000 });
    await add(sale('A', 9_000));
    await decide('AMOUNT_MISMATCH', 'gateway-corrects');
    await laterLook();
    expect(await open()).toEqual([{ kind: 'MISSING_IN_REPORT', expected: '9.47' }]);
    await add(sale('A', 1_000));
    await laterLook();
    expect(await open()).toEqual([]);
  });
});
