import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { tellBankTransfer } from '#app/reconciliation/decisions/bank-transfer.store.server.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { matchByHand, undoMatch } from '#app/reconciliation/decisions/match-by-hand.server.ts';
import { reopenException } from '#app/reconciliation/decisions/reopen.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { tellArrivals } from '#app/reconciliation/matching/tell-arrivals.server.ts';
import { closeMonth } from '#app/reconciliation/periods/close-month.server.ts';
import type { Facts } from '#app/reconciliation/statement/facts.ts';
import { readStatement } from '#app/reconciliation/statement/read-statement.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

const ROSA = 'staff:1';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
});
afterEach(() => house[Symbol.asyncDispose]());

const add = (...lines: readonly Written[]) => bring(house, books, written(lines));
const sale = (reference: string, day: string, more: Partial<Written> = {}): Written => ({
  kind: 'sale',
  reference,
  net: 100,
  at: `${day}T10:00:00-05:00`,
  ...more,
});
const payout = (name: string, day: string, net: number): Written => ({
  kind: 'payout',
  payout: name,
  net,
  at: `${day}T10:00:00-05:00`,
});
const of = (month: string) => ({
  shopId: books.shopId,
  accountId: books.accountId,
  currency: 'PEN',
  month,
});
const close = (month: string) => closeMonth(house.foundation, { ...of(month), actor: ROSA });
const state = async (month: string) => {
  const read = await readStatement(house.foundation, of(month));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
};
const paid = async (...references: readonly string[]) => {
  for (const reference of references) await books.seed({ reference, minor: 100 });
};
const inTheWay = (...hindrances: readonly object[]) => ({
  ok: false,
  error: { kind: 'in-the-way', hindrances },
});
const payoutId = async () => {
  const [found] = await house.asOwner<{ id: string }>('select id from payout');
  return found?.id ?? '';
};
const periods = () =>
  house.asOwner<{ month: string; opening: number; closing: number }>(
    `select month::text, opening_minor::int as opening, closing_minor::int as closing from period order by month`,
  );
const exceptionId = async (kind: string) => {
  const [found] = await house.asOwner<{ id: string }>('select id from exception where kind = $1', [
    kind,
  ]);
  return found?.id ?? '';
};
const decide = async (kind: string, choice: string, reason: string) => {
  const { close: closeException } = createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  });
  const about = {
    shopId: books.shopId,
    exceptionId: await exceptionId(kind),
    actor: ROSA,
  } as const;
  expect(await closeException({ ...about, choice, reason })).toMatchObject({ ok: true });
};
/** The oracle: what the lines of a month move, added up by hand, line by line. */
const naive = async (facts: Facts, month: string) => {
  const rows = await house.asOwner<{ month: string; net: string }>(
    'select month::text, net_minor::text as net from settlement_line where net_minor is not null',
  );
  const before = rows.filter((row) => row.month < `${month}-01`);
  const within = rows.filter((row) => row.month === `${month}-01`);
  const add = (some: typeof rows) => some.reduce((sum, { net }) => sum + BigInt(net), 0n);
  expect(facts.opening).toBe(add(before));
  expect(facts.movements.reduce((sum, { net }) => sum + net, 0n)).toBe(add(within));
  expect(facts.closing).toBe(add(before) + add(within));
  expect(facts.movements.reduce((sum, { lines }) => sum + lines, 0n)).toBe(BigInt(within.length));
  for (const { amount, fee, feeTax, net } of facts.movements)
    expect(amount + fee + feeTax).toBe(net);
  expect(facts.files.reduce((sum, { net }) => sum + net, 0n)).toBe(add(within));
};

describe('closing a month', () => {
  it('keeps what it opened with, what moved and what it closed with, and who closed it', async () => {
    await paid('A', 'B', 'C');
    await add(
      sale('A', '2026-09-05', { gross: 100, fee: -4, net: 96 }),
      payout('T1', '2026-09-30', -96),
      sale('B', '2026-10-05'),
    );
    await house.asOwner("update expectation set state = 'arrived' where state = 'in-transit'");
    expect(await close('2026-09')).toMatchObject({ ok: true });
    expect(await close('2026-10')).toMatchObject({
      ok: true,
      value: { opening: 0n, closing: 100n },
    });
    expect(await periods()).toEqual([
      { month: '2026-09-01', opening: 0, closing: 0 },
      { month: '2026-10-01', opening: 0, closing: 100 },
    ]);
    expect(
      await house.asOwner(`select actor, kind, data->>'month' as month from reconciliation_event`),
    ).toEqual([
      { actor: ROSA, kind: 'month.closed', month: '2026-09' },
      { actor: ROSA, kind: 'month.closed', month: '2026-10' },
    ]);
    const { facts, ...statement } = await state('2026-09');
    expect(statement.state).toEqual({ is: 'closed', at: house.clock.now(), by: ROSA });
    await naive(facts, '2026-09');
    expect(facts.movements).toEqual([
      { ofMonth: '2026-09', kind: 'sale', lines: 1n, amount: 100n, fee: -4n, feeTax: 0n, net: 96n },
      {
        ofMonth: '2026-09',
        kind: 'payout',
        lines: 1n,
        amount: -96n,
        fee: 0n,
        feeTax: 0n,
        net: -96n,
      },
    ]);
    await naive((await state('2026-10')).facts, '2026-10');
  });

  it('goes in order, and never for the month that still runs in Lima', async () => {
    await paid('A', 'B');
    await add(sale('A', '2026-09-05'), sale('B', '2026-11-05'));
    expect(await close('2026-10')).toEqual({
      ok: false,
      error: { kind: 'months-in-order', next: '2026-09' },
    });
    expect(await close('2026-08')).toEqual({ ok: false, error: { kind: 'not-found' } });
    await close('2026-09');
    expect(await close('2026-09')).toEqual({ ok: false, error: { kind: 'month-closed' } });
    expect(await close('2026-10')).toMatchObject({ ok: true });
    // In Greenwich it is December already.
    house.clock.set(new Date('2026-12-01T04:59:59Z'));
    expect(await close('2026-11')).toEqual({ ok: false, error: { kind: 'month-running' } });
    house.clock.set(new Date('2026-12-01T05:00:00Z'));
    expect(await close('2026-11')).toMatchObject({ ok: true });
    expect(
      await closeMonth(house.foundation, { ...of('2026-11'), currency: 'USD', actor: ROSA }),
    ).toEqual({ ok: false, error: { kind: 'not-found' } });
  });

  it('is refused while a line of it is in an exception, until a person decides', async () => {
    await paid('A');
    await add(sale('A', '2026-10-05', { net: 90 }));
    expect(await close('2026-10')).toEqual({
      ok: false,
      error: { kind: 'in-the-way', hindrances: [{ why: 'exceptions', lines: 1n, net: 90n }] },
    });
    expect(await periods()).toEqual([]);
    await decide('AMOUNT_MISMATCH', 'accepted-as-reported', 'Ten were lost on the way.');
    expect(await close('2026-10')).toMatchObject({ ok: true });
    const { facts } = await state('2026-10');
    expect(facts.decisions).toMatchObject([
      {
        kind: 'AMOUNT_MISMATCH',
        how: 'decided',
        by: ROSA,
        reference: 'A',
        net: 90n,
        reason: 'accepted-as-reported\nTen were lost on the way.',
      },
    ]);
    expect(facts.standings).toEqual([{ standing: 'decided', lines: 1n, net: 90n }]);
  });

  it('is refused while money that was due within it is in no report, but not for money on its way', async () => {
    await paid('A', 'B', 'C');
    await add(sale('A', '2026-10-05'));
    await card();
    const expectations = await house.asOwner<{ id: string }>(
      `select receipt_id as id from expectation where state = 'in-transit' order by receipt_id`,
    );
    const [late, under] = expectations.map(({ id }) => id);
    const due = (id: string | undefined, day: string, as: string) =>
      house.asOwner(
        `update expectation set paid_on = '2026-10-29', due_on = $2, state = $3, derived_at = now(), fee_minor = 3, fee_tax_minor = 1,
           withheld_minor = 0, rate_card_id = (select id from rate_card limit 1) where receipt_id = $1`,
        [id, day, as],
      );
    await due(late, '2026-10-31', 'overdue');
    await due(under, '2026-11-02', 'overdue');
    expect(await close('2026-10')).toEqual({
      ok: false,
      error: { kind: 'in-the-way', hindrances: [{ why: 'overdue', receipts: 1n, net: 96n }] },
    });
    await house.asOwner(`update expectation set state = 'decided' where receipt_id = $1`, [late]);
    expect(await close('2026-10')).toMatchObject({
      ok: true,
      value: { inTransit: [{ dueOn: '2026-11-02', receipts: 1n, gross: 100n, net: 96n }] },
    });
  });

  it('is refused while a row of its report could not be read', async () => {
    await paid('A');
    const { fileId } = await add(
      sale('A', '2026-10-05'),
      sale('B', '2026-10-05', { currency: 'soles' }),
    );
    expect(await close('2026-10')).toEqual({
      ok: false,
      error: {
        kind: 'in-the-way',
        hindrances: [{ why: 'rows-not-read', fileId, name: 'report.csv', rows: 1n }],
      },
    });
    await house.asOwner(
      `update quarantined_row set mended = 'set-aside', reason = 'A total.', mended_at = now(), mended_by = 'staff:1'`,
    );
    expect(await close('2026-10')).toMatchObject({ ok: true });
  });

  it('is refused while a row could not be read of a report whose other lines came before, or of which none could be read', async () => {
    await paid('A');
    await add(sale('A', '2026-10-05'));
    const unread = sale('B', '2026-10-06', { currency: 'soles' });
    const again = await add(sale('A', '2026-10-05'), unread);
    const alone = await add(unread);
    const row = ({ fileId }: { fileId: string }) => ({
      why: 'rows-not-read',
      fileId,
      name: 'report.csv',
      rows: 1n,
    });
    expect(await close('2026-10')).toEqual({
      ok: false,
      error: { kind: 'in-the-way', hindrances: [row(again), row(alone)] },
    });
  });

  it('says of money that a person found later that it came on the day of its line, and not that it is still on its way', async () => {
    const { receiptIds } = await books.seed({ reference: 'A', minor: 100 });
    await house.asOwner("update expectation set paid_on = '2026-10-20'");
    await add(sale('misspelt', '2026-10-22'));
    const [found] = await house.asOwner<{ id: string }>('select id from settlement_line');
    const by = { shopId: books.shopId, lineId: found?.id ?? '', actor: ROSA } as const;
    const [receiptId = ''] = receiptIds;
    await matchByHand(house.foundation, { ...by, to: { receiptId }, reason: 'A slip of the pen.' });
    const { facts } = await state('2026-10');
    expect(facts.movements).toMatchObject([{ kind: 'sale', net: 100n }]);
    expect(facts.inTransit).toEqual([]);
  });

  it('is refused for money that was due within it also where nobody has called it overdue yet', async () => {
    await paid('A', 'B');
    await add(sale('A', '2026-10-05'));
    await card();
    await house.asOwner(
      `update expectation set paid_on = '2026-10-29', due_on = '2026-10-31', derived_at = now(), fee_minor = 0, fee_tax_minor = 0,
         withheld_minor = 0, rate_card_id = (select id from rate_card limit 1) where state = 'in-transit'`,
    );
    expect(await close('2026-10')).toEqual({
      ok: false,
      error: { kind: 'in-the-way', hindrances: [{ why: 'overdue', receipts: 1n, net: 100n }] },
    });
  });

  it('is refused while what a payout came to differs from what its bank got, though no line is in that', async () => {
    await paid('A', 'B');
    await add(sale('A', '2026-09-05'), sale('B', '2026-10-05', { payout: 'T1' }));
    const bank = (minor: bigint) => ({ minor, on: '2026-10-07', reference: null });
    const told = { shopId: books.shopId, payoutId: await payoutId(), actor: ROSA } as const;
    await tellBankTransfer(house.foundation, { ...told, bank: bank(90n) });
    expect(await close('2026-09')).toMatchObject({ ok: true });
    expect(await close('2026-10')).toEqual(inTheWay({ why: 'payouts', payouts: 1n }));
    await tellBankTransfer(house.foundation, { ...told, bank: bank(100n) });
    expect(await close('2026-10')).toMatchObject({ ok: true });
  });

  it('is refused while what a payout sent in an earlier month came to is open, and until a person decides', async () => {
    await paid('A');
    await add(sale('A', '2026-10-05', { payout: 'T1' }), payout('T1', '2026-10-07', -100));
    expect(await close('2026-10')).toMatchObject({ ok: true });
    const bank = { minor: 90n, on: '2026-11-02', reference: null };
    const told = { shopId: books.shopId, payoutId: await payoutId(), actor: ROSA } as const;
    await tellBankTransfer(house.foundation, { ...told, bank });
    house.clock.set(new Date('2026-12-02T15:00:00Z'));
    const line = { why: 'exceptions', lines: 1n, net: -100n };
    expect(await close('2026-11')).toEqual(inTheWay(line));
    await decide('PAYOUT_MISMATCH', 'written-off', 'Ten stayed at the bank.');
    await house.asOwner(
      `update exception set closed_at = null, closed_by = null, close_reason = null`,
    );
    expect(await close('2026-11')).toEqual(inTheWay({ why: 'payouts', payouts: 1n }));
    await decide('PAYOUT_MISMATCH', 'accepted-as-reported', 'Ten stayed at the bank.');
    expect(await close('2026-11')).toMatchObject({ ok: true });
  });

  it('is refused while the fee that a sale of it names differs from its card, until a person decides', async () => {
    await paid('A');
    await card();
    await house.asOwner(
      `update expectation set due_on = '2026-10-06', derived_at = now(), fee_minor = 3, fee_tax_minor = 0, withheld_minor = 0,
         rate_card_id = (select id from rate_card limit 1)`,
    );
    await add(sale('A', '2026-10-05', { gross: 100, fee: -4, net: 96 }), {
      kind: 'fee',
      net: -1,
      at: '2026-09-05T10:00:00-05:00',
    });
    expect(await close('2026-09')).toMatchObject({ ok: true });
    expect(await close('2026-10')).toEqual(inTheWay({ why: 'fees', receipts: 1n }));
    await decide('FEE_MISMATCH', 'accepted-as-reported', 'The new contract.');
    const there = { shopId: books.shopId, exceptionId: await exceptionId('FEE_MISMATCH') } as const;
    const reopen = () =>
      reopenException(house.foundation, { ...there, actor: ROSA, reason: 'A slip.' });
    expect(await reopen()).toEqual({ ok: true, value: null });
    await rematch(house.foundation, books.shopId);
    expect(await close('2026-10')).toEqual(inTheWay({ why: 'fees', receipts: 1n }));
    await decide('FEE_MISMATCH', 'accepted-as-reported', 'The new contract.');
    expect(await close('2026-10')).toMatchObject({ ok: true });
    expect(await reopen()).toEqual({ ok: false, error: { kind: 'month-closed' } });
  });

  it('is refused for such a fee also where a later month has a line of it', async () => {
    await paid('A');
    await card();
    await house.asOwner(
      `update expectation set due_on = '2026-10-06', derived_at = now(), fee_minor = 3, fee_tax_minor = 0, withheld_minor = 0,
         rate_card_id = (select id from rate_card limit 1)`,
    );
    const late = { kind: 'fee', reference: 'A', net: -1, at: '2026-11-02T10:00:00-05:00' };
    await add(sale('A', '2026-10-30', { gross: 100, fee: -4, net: 96 }), late);
    expect(await close('2026-10')).toEqual(inTheWay({ why: 'fees', receipts: 1n }));
  });

  it('waits until all that arrived in it is known to have arrived', async () => {
    await paid('A');
    const { fileId } = await add(sale('A', '2026-10-05'));
    await house.asOwner(
      `update expectation set state = 'in-transit', arrived_on = null, paid_on = '2026-10-05'`,
    );
    await house.asOwner('update report_file set arrivals_at = now(), arrivals_after = 0');
    expect(await close('2026-10')).toEqual({ ok: false, error: { kind: 'lines-busy' } });
    await tellArrivals(house.foundation, { shopId: books.shopId, fileId });
    expect(await close('2026-10')).toMatchObject({ ok: true, value: { inTransit: [] } });
  });

  it('is refused while the reports told of money that stands nowhere', async () => {
    await paid('A');
    const { fileId } = await add(sale('A', '2026-10-05'));
    await house.asOwner(
      `insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor, mend)
       values ($1, $2, 'PEN', 1, 7, 0, 0, 1)`,
      [books.shopId, fileId],
    );
    expect(await close('2026-10')).toEqual({
      ok: false,
      error: { kind: 'in-the-way', hindrances: [{ why: 'residual', net: 7n }] },
    });
  });
});

const card = () =>
  house.asOwner(
    `insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by)
     values ($1, gen_random_uuid(), $2, 'PEN', '2026-01-01', '{}', now(), 'staff:1')`,
    [books.shopId, books.accountId],
  );

describe('a closed month', () => {
  const closeOctober = async () => {
    await paid('A', 'B');
    await add(sale('A', '2026-10-05'));
    expect(await close('2026-10')).toMatchObject({ ok: true });
    return state('2026-10');
  };

  it('is not changed by a line that comes late: it stands in the first open month as an adjustment', async () => {
    const before = await closeOctober();
    await add(sale('B', '2026-10-06'), sale('C', '2026-08-06', { net: 7 }));
    expect(await state('2026-10')).toEqual(before);
    const { facts } = await state('2026-11');
    expect(facts).toMatchObject({ opening: 100n, closing: 207n });
    expect(facts.movements).toMatchObject([
      { ofMonth: '2026-08', kind: 'sale', net: 7n },
      { ofMonth: '2026-10', kind: 'sale', net: 100n },
    ]);
    await naive(facts, '2026-11');
  });

  it('tells the same for ever, also where a later report moves one of its lines into an exception', async () => {
    const before = await closeOctober();
    // Of two alike the earlier one is the payment: that which the closed month holds is now the second.
    await add(sale('A', '2026-10-04'));
    const [{ astray } = { astray: 0 }] = await house.asOwner<{ astray: number }>(
      `select count(*)::int as astray from settlement_line where month = '2026-10-01' and standing = 'exception'`,
    );
    expect(astray).toBe(1);
    expect(await state('2026-10')).toEqual(before);
    house.clock.set(new Date('2026-12-02T15:00:00Z'));
    expect(await close('2026-11')).toEqual({
      ok: false,
      error: { kind: 'in-the-way', hindrances: [{ why: 'exceptions', lines: 1n, net: 100n }] },
    });
    const matter = { ofMonth: '2026-10', kind: 'DUPLICATE_LINE', net: 100n };
    expect((await state('2026-11')).facts.decisions).toMatchObject([{ ...matter, how: 'open' }]);
    house.clock.move(1_000);
    await decide('DUPLICATE_LINE', 'gateway-corrects', 'They take it back in December.');
    const reopen = async () =>
      reopenException(house.foundation, {
        shopId: books.shopId,
        exceptionId: await exceptionId('DUPLICATE_LINE'),
        actor: ROSA,
        reason: 'They will not.',
      });
    expect(await reopen()).toEqual({ ok: true, value: null });
    await decide('DUPLICATE_LINE', 'gateway-corrects', 'They will, in December.');
    house.clock.move(1_000);
    expect(await close('2026-11')).toMatchObject({ ok: true });
    expect((await state('2026-11')).facts.decisions).toMatchObject([{ ...matter, how: 'decided' }]);
    expect(await reopen()).toEqual({ ok: false, error: { kind: 'month-closed' } });
    expect(await state('2026-10')).toEqual(before);
    house.clock.set(new Date('2027-01-02T15:00:00Z'));
    expect((await state('2026-12')).facts.decisions).toEqual([]);
  });

  it('keeps what people decided in it, and lets them take back only what they decided since', async () => {
    const mistyped = await books.seed({ reference: 'A', minor: 100 });
    await paid('B');
    await add(sale('misspelt', '2026-10-05'), sale('B', '2026-10-06', { net: 90 }));
    const [{ id: lineId } = { id: '' }] = await house.asOwner<{ id: string }>(
      `select id::text as id from settlement_line where reference = 'misspelt'`,
    );
    const about = { shopId: books.shopId, lineId, actor: ROSA } as const;
    const [receiptId = ''] = mistyped.receiptIds;
    const reason = 'One letter off.';
    await matchByHand(house.foundation, { ...about, to: { receiptId }, reason });
    await decide('AMOUNT_MISMATCH', 'accepted-as-reported', 'Ten were lost.');
    house.clock.move(1_000);
    expect(await close('2026-10')).toMatchObject({ ok: true });
    const before = await state('2026-10');
    const sealed = { ok: false, error: { kind: 'month-closed' } };
    const reopen = async (kind: string) =>
      reopenException(house.foundation, {
        shopId: books.shopId,
        exceptionId: await exceptionId(kind),
        actor: ROSA,
        reason: 'Wrong after all.',
      });
    expect(await undoMatch(house.foundation, about)).toEqual(sealed);
    expect(await reopen('AMOUNT_MISMATCH')).toEqual(sealed);
    expect(await state('2026-10')).toEqual(before);
  });

  it('takes no line past the matching, and no second closing, whoever writes', async () => {
    await closeOctober();
    const again = (month: string) =>
      house.asOwner(
        `insert into period (shop_id, account_id, currency, month, closed_at, closed_by, opening_minor, closing_minor, totals)
         values ($1, $2, 'PEN', $3, now(), 'staff:1', 100, 100, '{}')`,
        [books.shopId, books.accountId, month],
      );
    await expect(again('2026-12-01')).rejects.toThrow('one after the other');
    await expect(again('2026-10-01')).rejects.toThrow('one after the other');
    for (const month of ['2026-10-01', '2026-01-01'])
      await expect(
        house.asOwner(
          `insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency,
             month, standing, rule)
           select shop_id, account_id, file_id, 99, gen_random_uuid(), 'fee', 'fee', $1, -1, 'PEN', $1, 'matched', 'account-fee'
           from settlement_line limit 1`,
          [month],
        ),
      ).rejects.toThrow('takes no line');
    await expect(house.asOwner('update period set closing_minor = 0')).rejects.toThrow();
    await expect(house.asOwner('delete from period')).rejects.toThrow();
  });
});

describe('closing and importing at once', () => {
  it('lets only one of two people close a month', async () => {
    await paid('A');
    await add(sale('A', '2026-10-05'));
    const both = await Promise.all([close('2026-10'), close('2026-10')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = both.flatMap((one) => (one.ok ? [] : [one.error.kind]));
    expect(['lines-busy', 'month-closed']).toContain(refused[0]);
    expect(await periods()).toHaveLength(1);
  });

  it('never lets a line slip in between the sums and the closing', async () => {
    await paid('A', 'B', 'C', 'D', 'E');
    await add(sale('A', '2026-09-05'));
    for (const [reference, month] of [
      ['B', '2026-09'],
      ['C', '2026-10'],
    ] as const) {
      const [, closed] = await Promise.all([
        add(sale(reference, `${month}-07`)),
        untilFree(() => close(month)),
      ]);
      expect(closed).toMatchObject({ ok: true });
      await naive((await state(month)).facts, month);
    }
    await naive((await state('2026-11')).facts, '2026-11');
  });

  it('answers that the lines are busy, and waits for nobody', async () => {
    await paid('A');
    await add(sale('A', '2026-10-05'));
    const holder = await house.foundation.database.app.connect();
    try {
      await holder.query('begin');
      await holder.query(
        "select pg_advisory_xact_lock(hashtextextended('reconciliation ' || $1::text, 0))",
        [books.shopId],
      );
      expect(await close('2026-10')).toEqual({ ok: false, error: { kind: 'lines-busy' } });
      const open = await readStatement(house.foundation, of('2026-10'));
      expect(open).toEqual({ ok: false, error: { kind: 'lines-busy' } });
      const by = { shopId: books.shopId, actor: ROSA } as const;
      const hand = { ...by, lineId: '1', to: { receiptId: randomUUID() }, reason: 'Found.' };
      const told = { ...by, payoutId: randomUUID(), bank: null };
      const busy = { ok: false, error: { kind: 'lines-busy' } };
      expect(await matchByHand(house.foundation, hand)).toEqual(busy);
      expect(await undoMatch(house.foundation, { ...by, lineId: '1' })).toEqual(busy);
      expect(await tellBankTransfer(house.foundation, told)).toEqual(busy);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  });
});

async function untilFree(attempt: () => ReturnType<typeof close>): ReturnType<typeof close> {
  const done = await attempt();
  return !done.ok && done.error.kind === 'lines-busy' ? untilFree(attempt) : done;
}
