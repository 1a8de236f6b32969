import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { readLoss } from '#app/reconciliation/decisions/loss.store.server.ts';
import { createReconciliation } from '#app/reconciliation/reconciliation.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

const ROSA = 'staff:1';

let house: TestHouse;
let books: Books;
let reconciliation: ReturnType<typeof createReconciliation>;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  reconciliation = createReconciliation(house.foundation);
});
afterEach(() => house[Symbol.asyncDispose]());

const add = (...lines: readonly Written[]) => bring(house, books, written(lines));
const sale = (reference: string | null, net: number, more: Partial<Written> = {}): Written => ({
  kind: 'sale',
  reference,
  net,
  ...more,
});
const line = async (net: number) => {
  const [found] = await house.asOwner<{ id: string; standing: string; rule: string | null }>(
    'select id, standing, rule from settlement_line where net_minor = $1',
    [net],
  );
  if (!found) throw new Error('no such line');
  return found;
};
const open = async () =>
  (
    await house.asOwner<{ kind: string }>(
      'select kind from exception where closed_at is null order by kind',
    )
  ).map(({ kind }) => kind);
const inStep = async () => {
  const residuals = await house.foundation.database.inShop(books.shopId, (tx) =>
    readResiduals(tx, books),
  );
  expect(residuals.filter(({ residualMinor }) => residualMinor !== 0n)).toEqual([]);
  expect(
    await house.asOwner(
      'select booked_on, kind, standing, lines::int, net_minor::int from daily_total order by 1, 2, 3',
    ),
  ).toEqual(
    await house.asOwner(
      `select booked_on, kind, standing, count(*)::int as lines, sum(net_minor)::int as net_minor from settlement_line
       group by 1, 2, 3 order by 1, 2, 3`,
    ),
  );
};
const exceptions = () =>
  createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  });
const exceptionId = async (kind: string) => {
  const [found] = await house.asOwner<{ id: string }>('select id from exception where kind = $1', [
    kind,
  ]);
  return found?.id ?? '';
};

describe('a line that a person matches', () => {
  it('stands with the receipt, whose money has arrived, and its exception is closed with the reason', async () => {
    const paid = await books.seed({ reference: 'A', minor: 100 });
    await add(sale('misspelt', 100));
    const [receiptId = ''] = paid.receiptIds;
    const about = { shopId: books.shopId, lineId: (await line(100)).id, actor: ROSA } as const;
    expect(await reconciliation.matchByHand({ ...about, to: { receiptId }, reason: ' ' })).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    const matched = await reconciliation.matchByHand({
      ...about,
      to: { receiptId },
      reason: 'One letter off.',
    });
    expect(matched).toEqual({ ok: true, value: null });
    expect(await line(100)).toMatchObject({ standing: 'matched', rule: 'by-hand' });
    expect(await house.asOwner('select closed_by, close_reason from exception')).toEqual([
      { closed_by: ROSA, close_reason: 'found-owner\nOne letter off.' },
    ]);
    expect(await house.asOwner('select state from expectation')).toEqual([{ state: 'arrived' }]);
    expect(await house.asOwner('select actor, kind from reconciliation_event')).toEqual([
      { actor: ROSA, kind: 'line.matched-by-hand' },
    ]);
    await inStep();
    await add(sale('A', 100, { at: '2026-11-25T10:00:00-05:00' }));
    expect(await open()).toEqual(['DUPLICATE_LINE']);
  });

  it('goes back to its exception when the match is undone', async () => {
    const paid = await books.seed({ reference: 'A', minor: 100 });
    await add(sale('misspelt', 100));
    const [receiptId = ''] = paid.receiptIds;
    const about = { shopId: books.shopId, lineId: (await line(100)).id, actor: ROSA } as const;
    await reconciliation.matchByHand({ ...about, to: { receiptId }, reason: 'Looks alike.' });
    expect(await reconciliation.undoMatch(about)).toEqual({ ok: true, value: null });
    expect(await line(100)).toMatchObject({ standing: 'exception' });
    expect(await open()).toEqual(['UNKNOWN_PAYMENT']);
    expect(await house.asOwner('select state from expectation')).toEqual([{ state: 'in-transit' }]);
    expect(await reconciliation.undoMatch(about)).toMatchObject({ ok: false });
    await inStep();
  });

  it('pays for two payments, shared to the last céntimo', async () => {
    const [a, b] = [
      await books.seed({ reference: 'A', minor: 100 }),
      await books.seed({ reference: 'B', minor: 50 }),
    ];
    await add(sale(null, 150));
    const about = {
      shopId: books.shopId,
      lineId: (await line(150)).id,
      actor: ROSA,
      reason: 'Both.',
    } as const;
    const shares = (second: bigint) => [
      { receiptId: a.receiptIds[0] ?? '', minor: 100n },
      { receiptId: b.receiptIds[0] ?? '', minor: second },
    ];
    expect(await reconciliation.matchByHand({ ...about, to: { shares: shares(49n) } })).toEqual({
      ok: false,
      error: { kind: 'shares-differ' },
    });
    expect(await reconciliation.matchByHand({ ...about, to: { shares: shares(50n) } })).toEqual({
      ok: true,
      value: null,
    });
    expect(await house.asOwner('select distinct state from expectation')).toEqual([
      { state: 'arrived' },
    ]);
    await inStep();
  });
});

describe('an exception that a person closes', () => {
  it('decides its lines, which no later report moves again, and opens again with them', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 90));
    const about = {
      shopId: books.shopId,
      exceptionId: await exceptionId('AMOUNT_MISMATCH'),
      actor: ROSA,
    } as const;
    await exceptions().close({ ...about, choice: 'written-off', reason: 'Ten are lost.' });
    expect(await line(90)).toMatchObject({ standing: 'decided', rule: 'decision' });
    await inStep();
    await add({ kind: 'fee', reference: 'A', net: -4 });
    expect(await line(90)).toMatchObject({ standing: 'decided' });
    expect(await open()).toEqual([]);
    expect(await reconciliation.reopen({ ...about, reason: 'The gateway wrote.' })).toEqual({
      ok: true,
      value: null,
    });
    expect(await line(90)).toMatchObject({ standing: 'exception', rule: null });
    await add(sale('A', 10));
    expect(await open()).toEqual([]);
    await inStep();
  });

  it('waits while a report is being put into the books', async () => {
    await add(sale('A', 90));
    const about = {
      shopId: books.shopId,
      exceptionId: await exceptionId('UNKNOWN_PAYMENT'),
      actor: ROSA,
    } as const;
    const close = () => exceptions().close({ ...about, choice: 'other', reason: 'Known.' });
    await house.foundation.database.inShop(books.shopId, async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('reconciliation ' || ${books.shopId}::text, 0))`;
      expect(await close()).toEqual({ ok: false, error: { kind: 'lines-busy' } });
    });
    expect(await close()).toMatchObject({ ok: true });
  });

  it('comes up again with a new line of the same matter', async () => {
    await add(sale('A', 90));
    const about = {
      shopId: books.shopId,
      exceptionId: await exceptionId('UNKNOWN_PAYMENT'),
      actor: ROSA,
    } as const;
    await exceptions().close({
      ...about,
      choice: 'accepted-as-reported',
      reason: 'Another shop’s.',
    });
    expect(await open()).toEqual([]);
    await add(sale('A', 30));
    expect(await open()).toEqual(['UNKNOWN_PAYMENT']);
    expect(await line(90)).toMatchObject({ standing: 'decided' });
    await inStep();
  });
});

describe('what the bank got', () => {
  it('is no loss any more once the bank is said to have got more, and what is left of it is decided anew', async () => {
    await add({ kind: 'payout', payout: 'P1', net: -500 });
    const [payout] = await house.asOwner<{ id: string }>('select id from payout');
    const bank = (minor: bigint) =>
      reconciliation.tellBankTransfer({
        shopId: books.shopId,
        payoutId: payout?.id ?? '',
        actor: ROSA,
        bank: { minor, on: '2026-11-24', reference: null },
      });
    const writeOff = async () =>
      exceptions().close({
        shopId: books.shopId,
        exceptionId: await exceptionId('PAYOUT_MISMATCH'),
        actor: ROSA,
        choice: 'written-off',
        reason: 'The bank took it.',
      });
    const lost = () =>
      house.asOwner(
        `select d.amount_minor::int as minor from money_decision d
         where not exists (select from money_decision_undone u where u.decision_id = d.id)`,
      );
    await bank(490n);
    expect(await writeOff()).toMatchObject({ ok: true });
    await bank(490n);
    expect(await lost()).toEqual([{ minor: 10 }]);
    await bank(480n);
    expect(await writeOff()).toMatchObject({ ok: true });
    expect(await lost()).toEqual([{ minor: 10 }, { minor: 10 }]);
    await bank(495n);
    expect(await lost()).toEqual([]);
    expect(await open()).toEqual(['PAYOUT_MISMATCH']);
    expect(await writeOff()).toMatchObject({ ok: true });
    expect(await lost()).toEqual([{ minor: 5 }]);
    await bank(500n);
    expect(await lost()).toEqual([]);
    expect(await open()).toEqual([]);
    await inStep();
  });

  it('is compared with what was sent, and the exception closes when it was a slip of the pen', async () => {
    await add({ kind: 'payout', payout: 'P1', net: -500 });
    const [payout] = await house.asOwner<{ id: string }>('select id from payout');
    const bank = (minor: bigint) =>
      reconciliation.tellBankTransfer({
        shopId: books.shopId,
        payoutId: payout?.id ?? '',
        actor: ROSA,
        bank: { minor, on: '2026-11-24', reference: 'ABC' },
      });
    await bank(490n);
    expect(await open()).toEqual(['PAYOUT_MISMATCH']);
    expect(await line(-500)).toMatchObject({ standing: 'exception' });
    await bank(500n);
    expect(await open()).toEqual([]);
    expect(await line(-500)).toMatchObject({ standing: 'matched', rule: 'payout' });
    await inStep();
  });

  it('is short by what was sent and did not come: that alone can be written off, and once', async () => {
    await add({ kind: 'payout', payout: 'P1', net: -500 });
    const [payout] = await house.asOwner<{ id: string }>('select id from payout');
    const bank = (minor: bigint) =>
      reconciliation.tellBankTransfer({
        shopId: books.shopId,
        payoutId: payout?.id ?? '',
        actor: ROSA,
        bank: { minor, on: '2026-11-24', reference: 'ABC' },
      });
    await bank(490n);
    const about = { shopId: books.shopId, exceptionId: await exceptionId('PAYOUT_MISMATCH') };
    const loss = () => house.foundation.database.inShop(books.shopId, (tx) => readLoss(tx, about));
    expect(await loss()).toEqual({ minor: 10n, currency: 'PEN' });
    await exceptions().close({ ...about, actor: ROSA, choice: 'written-off', reason: 'A fee.' });
    expect(await loss()).toBeNull();
    await bank(480n);
    expect(await loss()).toEqual({ minor: 10n, currency: 'PEN' });
    await bank(520n);
    expect(await loss()).toBeNull();
    await inStep();
  });
});

it('takes as returned what the shopper paid, also where the report tells only what is left of it after the fee', async () => {
  await add(sale('nobody', 9_650, { fee: -350 }));
  const close = async (minor: bigint) =>
    exceptions().close({
      shopId: books.shopId,
      exceptionId: await exceptionId('UNKNOWN_PAYMENT'),
      actor: ROSA,
      choice: 'returned-money',
      reason: 'Nobody knows it.',
      returned: { minor, currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' },
    });
  expect(await close(10_001n)).toMatchObject({ ok: false });
  expect(await close(10_000n)).toEqual({ ok: true, value: null });
});

it('takes no céntimo of a payment as returned a second time, whichever exception tells of it', async () => {
  await books.seed({ reference: 'A', minor: 100 });
  await add(sale('A', 60), { kind: 'refund', reference: 'A', net: -60 });
  const close = async (kind: string, minor: bigint) =>
    exceptions().close({
      shopId: books.shopId,
      exceptionId: await exceptionId(kind),
      actor: ROSA,
      choice: 'returned-money',
      reason: 'By transfer.',
      returned: { minor, currency: 'PEN', on: '2026-11-20', reference: 'BCP 1' },
    });
  expect(await close('REFUND_MISMATCH', 60n)).toEqual({ ok: true, value: null });
  expect(await close('AMOUNT_MISMATCH', 41n)).toMatchObject({ ok: false });
  expect(await close('AMOUNT_MISMATCH', 40n)).toEqual({ ok: true, value: null });
});
