import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { lookAtExpectations } from '#app/reconciliation/expected/look.server.ts';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { createReconciliation } from '#app/reconciliation/reconciliation.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

const ROSA = 'staff:1';
const RETURNED = { minor: 90n, currency: 'PEN', on: '2026-11-20', reference: 'BCP 00123' };

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
const sale = (reference: string | null, net: number): Written => ({ kind: 'sale', reference, net });
const exceptions = () =>
  createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  });
const about = async (kind: string) => {
  const [found] = await house.asOwner<{ id: string }>('select id from exception where kind = $1', [
    kind,
  ]);
  return { shopId: books.shopId, exceptionId: found?.id ?? '', actor: ROSA } as const;
};
const lineId = async (net: number) => {
  const [found] = await house.asOwner<{ id: string }>(
    'select id from settlement_line where net_minor = $1',
    [net],
  );
  return found?.id ?? '';
};
const residual = () =>
  house.foundation.database.inShop(books.shopId, (tx) => readResiduals(tx, books));

/** All that a decision may move: the exception, its lines, what is waited for, and every kept sum. */
const books0 = async () => ({
  exceptions: await house.asOwner('select * from exception order by id'),
  lines: await house.asOwner('select * from settlement_line order by id'),
  shares: await house.asOwner('select * from line_share order by line_id, receipt_id'),
  days: await house.asOwner('select * from daily_total order by booked_on, kind, standing'),
  waited: await house.asOwner(
    'select receipt_id, state, due_on, arrived_on, fee_minor from expectation order by receipt_id',
  ),
  expected: await house.asOwner(
    'select * from expected_total where receipts <> 0 order by due_on, state',
  ),
  residual: await residual(),
});
const inForce = () =>
  house.asOwner(
    `select d.choice, d.amount_minor::int as minor, d.currency from money_decision d
     where not exists (select from money_decision_undone u where u.decision_id = d.id) order by d.at`,
  );
const waited = () => house.asOwner('select state from expectation order by gross_minor');

describe('money that a person writes off', () => {
  it('is what no report brought of the payment, is waited for no longer, and all of it is undone by opening again', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 90));
    const before = await books0();
    const there = await about('AMOUNT_MISMATCH');
    const close = { ...there, choice: 'written-off', reason: 'Ten are lost.' };
    expect(await exceptions().close(close)).toEqual({ ok: true, value: null });
    expect(await inForce()).toEqual([{ choice: 'written-off', minor: 10, currency: 'PEN' }]);
    expect(await waited()).toEqual([{ state: 'decided' }]);
    expect(await residual()).toEqual(before.residual);
    const reopened = await reconciliation.reopen({ ...there, reason: 'They wrote.' });
    expect(reopened).toEqual({ ok: true, value: null });
    expect(await books0()).toEqual(before);
    expect(await inForce()).toEqual([]);
    expect(await house.asOwner('select actor from money_decision_undone')).toEqual([
      { actor: ROSA },
    ]);
  });

  it('is all of what never came, and is missing again at once when that is undone', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await house.asOwner(
      `insert into exception (shop_id, id, kind, subject, opened_at, evidence)
       select shop_id, gen_random_uuid(), 'MISSING_IN_REPORT', 'receipt:' || receipt_id, '2026-11-20T10:00:00Z',
         '{"expected": "0.95", "expectedCurrency": "PEN"}' from expectation`,
    );
    await house.asOwner(
      `update expectation set state = 'overdue', look_at = now() + interval '9 days'`,
    );
    await house.asOwner(
      `with card as (insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by)
         values ($1, gen_random_uuid(), $2, 'PEN', '2026-01-01', '{}', now(), 'staff:1') returning id)
       update expectation set rate_card_id = card.id, due_on = '2020-01-02', fee_minor = 5, fee_tax_minor = 0, withheld_minor = 0,
         derived_at = now() from card`,
      [books.shopId, books.accountId],
    );
    const before = await books0();
    const there = await about('MISSING_IN_REPORT');
    await exceptions().close({ ...there, choice: 'written-off', reason: 'The gateway is gone.' });
    expect(await inForce()).toEqual([{ choice: 'written-off', minor: 95, currency: 'PEN' }]);
    expect(await waited()).toEqual([{ state: 'decided' }]);
    await reconciliation.reopen({ ...there, reason: 'It is back.' });
    expect(await books0()).toEqual(before);
  });

  it('is refused where nothing is lost, and nothing is closed by that', async () => {
    await add({ kind: 'adjustment', net: 70 });
    const there = await about('UNKNOWN_ROW');
    expect(await exceptions().close({ ...there, choice: 'written-off', reason: 'x' })).toEqual({
      ok: false,
      error: { kind: 'nothing-lost' },
    });
    expect(await house.asOwner('select closed_at from exception')).toEqual([{ closed_at: null }]);
  });

  it('is not lost twice when more of it comes and goes missing again', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 60));
    const there = await about('AMOUNT_MISMATCH');
    const close = () => exceptions().close({ ...there, choice: 'written-off', reason: 'Lost.' });
    await close();
    await add(sale('A', 15));
    expect(await close()).toEqual({ ok: false, error: { kind: 'nothing-lost' } });
    expect(await inForce()).toEqual([{ choice: 'written-off', minor: 40, currency: 'PEN' }]);
  });
});

describe('a dispute that a person writes off', () => {
  const dispute = (net: number, more: Partial<Written> = {}): Written => ({
    kind: net < 0 ? 'chargeback' : 'chargeback-won',
    reference: 'A',
    net,
    ...more,
  });
  const disputes = () =>
    house.asOwner(
      `select standing, net_minor::int as net from settlement_line where kind like 'chargeback%' order by id`,
    );
  const writeOff = async () =>
    exceptions().close({ ...(await about('CHARGEBACK')), choice: 'written-off', reason: 'Lost.' });

  it('is all of its lines, also when those of two decisions are opened again', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-60));
    await writeOff();
    await add(dispute(-40));
    await writeOff();
    const minor = (of: number) => ({ choice: 'written-off', minor: of, currency: 'PEN' });
    expect(await inForce()).toEqual([minor(60), minor(40)]);
    await rematch(house.foundation, books.shopId);
    const there = await about('CHARGEBACK');
    await reconciliation.reopen({ ...there, reason: 'We asked again.' });
    expect(await inForce()).toEqual([]);
    await writeOff();
    expect(await inForce()).toEqual([minor(100)]);
  });

  it('tells what all of its lines come to, once it is opened again', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-60));
    await writeOff();
    await add(dispute(-40));
    await writeOff();
    await rematch(house.foundation, books.shopId);
    await reconciliation.reopen({ ...(await about('CHARGEBACK')), reason: 'We asked again.' });
    await rematch(house.foundation, books.shopId);
    expect(
      await house.asOwner(`select evidence->>'amount' as amount, closed_at from exception`),
    ).toEqual([{ amount: '-1.00', closed_at: null }]);
  });

  it('is lost only as far as it was not won, from the moment on in which a report tells that', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-100));
    await writeOff();
    await add(dispute(30));
    expect(await inForce()).toEqual([{ choice: 'written-off', minor: 70, currency: 'PEN' }]);
    expect(await disputes()).toEqual([
      { standing: 'decided', net: -100 },
      { standing: 'decided', net: 30 },
    ]);
    expect(await house.asOwner('select closed_by from exception')).toEqual([{ closed_by: ROSA }]);
    expect(
      await house.asOwner(
        `select sum(lines)::int as lines, sum(net_minor)::int as net from daily_total where standing = 'decided'`,
      ),
    ).toEqual([{ lines: 2, net: -70 }]);
    await add(dispute(70));
    expect(await inForce()).toEqual([]);
    expect(await house.asOwner('select closed_by from exception')).toEqual([{ closed_by: ROSA }]);
    expect((await residual()).every(({ residualMinor }) => residualMinor === 0n)).toBe(true);
  });

  it('is open for what is taken again, whatever was won of it in between', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-100));
    await writeOff();
    await add(dispute(30));
    await add(dispute(-30, { at: '2026-11-21T10:00:00-05:00' }));
    expect(await inForce()).toMatchObject([{ minor: 70 }]);
    expect(await disputes()).toMatchObject([{}, {}, { standing: 'exception', net: -30 }]);
    await writeOff();
    expect(await inForce()).toMatchObject([{ minor: 70 }, { minor: 30 }]);
  });

  it('is lost less by what was won of the last that was given up, and tells who took that back', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-60));
    await writeOff();
    house.clock.move(1_000);
    await add(dispute(-40));
    await writeOff();
    await add(dispute(30));
    expect(await inForce()).toMatchObject([{ minor: 60 }, { minor: 10 }]);
    expect(await house.asOwner('select actor from money_decision_undone')).toEqual([
      { actor: 'clock' },
    ]);
    await rematch(house.foundation, books.shopId);
    expect(await inForce()).toMatchObject([{ minor: 60 }, { minor: 10 }]);
    await reconciliation.reopen({ ...(await about('CHARGEBACK')), reason: 'We asked again.' });
    expect(await inForce()).toEqual([]);
    await writeOff();
    expect(await inForce()).toMatchObject([{ minor: 70 }]);
  });

  it.each([
    ['with it', false],
    ['after it', true],
  ])('leaves a new dispute to a person, also where what was won came %s', async (_, inTwoFiles) => {
    await books.seed({ reference: 'A', minor: 200 });
    await add(sale('A', 200), dispute(-100));
    await writeOff();
    const won = dispute(100, { at: '2026-11-21T10:00:00-05:00' });
    const taken = dispute(-30, { at: '2026-11-22T10:00:00-05:00' });
    if (inTwoFiles) await add(taken);
    await (inTwoFiles ? add(won) : add(won, taken));
    const open = await house.asOwner('select from exception where closed_at is null');
    expect(open).toHaveLength(1);
    expect((await disputes()).filter(({ net }) => net === -30)).toEqual([
      { standing: 'exception', net: -30 },
    ]);
  });

  it('is for a person to look at where what was won may be of a dispute that was accepted', async () => {
    await books.seed({ reference: 'A', minor: 200 });
    await add(sale('A', 200), dispute(-100));
    await exceptions().close({
      ...(await about('CHARGEBACK')),
      choice: 'accepted-as-reported',
      reason: 'Ours.',
    });
    await add(dispute(-50, { at: '2026-11-21T10:00:00-05:00' }));
    await writeOff();
    await add(dispute(50, { at: '2026-11-22T10:00:00-05:00' }));
    expect(await disputes()).toMatchObject([{}, {}, { standing: 'exception', net: 50 }]);
  });

  it('is for a person to look at where more came back than was given up', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-60));
    await writeOff();
    await add(dispute(80));
    expect(await inForce()).toEqual([]);
    expect(await disputes()).toMatchObject([{}, { standing: 'exception', net: 80 }]);
  });

  it('is lost less too where a person finds what was won of it in a line that named another payment', async () => {
    const paid = await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-100));
    await writeOff();
    await add(dispute(30, { reference: 'misspelt' }));
    expect(await inForce()).toMatchObject([{ minor: 100 }]);
    const hand = { shopId: books.shopId, lineId: await lineId(30), actor: ROSA } as const;
    const to = { receiptId: paid.receiptIds[0] ?? '' };
    await reconciliation.matchByHand({ ...hand, to, reason: 'One letter off.' });
    expect(await inForce()).toMatchObject([{ minor: 70 }]);
  });

  it('keeps what the person wrote as a note when a later line opens it again', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-60));
    await writeOff();
    await add(dispute(-40));
    expect(await house.asOwner('select actor, note from exception_note')).toEqual([
      { actor: ROSA, note: 'Lost.' },
    ]);
  });

  it.each(['frozen', 'released'])('is not touched by money that was %s', async (kind) => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), dispute(-100));
    await writeOff();
    await add({ kind, reference: 'A', net: kind === 'frozen' ? -30 : 30 });
    expect(await inForce()).toMatchObject([{ minor: 100 }]);
  });
});

describe('money held back that a person gave up', () => {
  it('is lost no further than it was not released', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), { kind: 'frozen', reference: 'A', net: -100 });
    const there = await about('FROZEN_FUNDS');
    await exceptions().close({ ...there, choice: 'written-off', reason: 'Gone.' });
    await add({ kind: 'released', reference: 'A', net: 25 });
    expect(await inForce()).toEqual([{ choice: 'written-off', minor: 75, currency: 'PEN' }]);
  });
});

describe('money that a person returned', () => {
  it('is kept with its amount, day and number, moves no sum, and is undone whole', async () => {
    await add(sale('A', 90));
    const before = await books0();
    const there = await about('UNKNOWN_PAYMENT');
    const close = { ...there, choice: 'returned-money', reason: 'Not ours.', returned: RETURNED };
    expect(await exceptions().close(close)).toEqual({ ok: true, value: null });
    expect(
      await house.asOwner(
        'select amount_minor, on_day::text, reference, actor from money_decision',
      ),
    ).toEqual([{ amount_minor: '90', on_day: '2026-11-20', reference: 'BCP 00123', actor: ROSA }]);
    expect(await residual()).toEqual(before.residual);
    await reconciliation.reopen({ ...there, reason: 'It came back.' });
    expect(await books0()).toEqual(before);
    expect(await inForce()).toEqual([]);
  });

  it('is refused without an amount, a day that has been, and a number to look it up by', async () => {
    await add(sale('A', 90));
    const close = async (returned?: typeof RETURNED) =>
      exceptions().close({
        ...(await about('UNKNOWN_PAYMENT')),
        choice: 'returned-money',
        reason: 'x',
        ...(returned ? { returned } : {}),
      });
    const unclear = (...fields: string[]) => ({ error: { kind: 'return-unclear', fields } });
    expect(await close()).toMatchObject(unclear('minor', 'on', 'reference'));
    expect(await close({ ...RETURNED, minor: 0n })).toMatchObject(unclear('minor'));
    expect(await close({ ...RETURNED, on: '2126-11-20' })).toMatchObject(unclear('on'));
    expect(await close({ ...RETURNED, on: '2026-02-30' })).toMatchObject(unclear('on'));
    expect(await close({ ...RETURNED, reference: '  ' })).toMatchObject(unclear('reference'));
    expect(await inForce()).toEqual([]);
  });

  it('still leaves the gateway owing what was paid: only what is missing altogether is waited for no longer', async () => {
    const seeded = await books.seed({ reference: 'A', minor: 100 });
    await house.asOwner(
      `insert into exception (shop_id, id, kind, subject, payment_id, opened_at, evidence)
       values ($1, gen_random_uuid(), 'LATE_PAYMENT', 'receipt', $2, now(), '{}')`,
      [books.shopId, seeded.paymentId],
    );
    const there = await about('LATE_PAYMENT');
    const close = { ...there, choice: 'returned-money', reason: 'Late.', returned: RETURNED };
    const before = await books0();
    expect(await exceptions().close(close)).toMatchObject({ ok: true });
    expect(await waited()).toEqual([{ state: 'in-transit' }]);
    expect(await reconciliation.reopen({ ...there, reason: 'Typo.' })).toMatchObject({ ok: true });
    expect(await books0()).toEqual(before);
  });
});

describe('taking back', () => {
  it('restores all that stood before an amount was accepted', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 90));
    const before = await books0();
    const there = await about('AMOUNT_MISMATCH');
    await exceptions().close({ ...there, choice: 'accepted-as-reported', reason: 'Agreed.' });
    expect(await waited()).toEqual([{ state: 'decided' }]);
    await lookAtExpectations(house.foundation, books);
    await reconciliation.reopen({ ...there, reason: 'Not agreed.' });
    expect((await books0()).lines).toEqual(before.lines);
    expect((await books0()).days).toEqual(before.days);
    expect(await waited()).toEqual([{ state: 'in-transit' }]);
  });

  it('goes on waiting where the gateway said that it will correct it', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 90));
    const there = await about('AMOUNT_MISMATCH');
    await exceptions().close({ ...there, choice: 'gateway-corrects', reason: 'Ticket 7.' });
    expect(await waited()).toEqual([{ state: 'in-transit' }]);
  });

  it('restores all that stood before a match by hand, and before one that was shared', async () => {
    const [a, b] = [
      await books.seed({ reference: 'A', minor: 100 }),
      await books.seed({ reference: 'B', minor: 50 }),
    ];
    await add(sale('misspelt', 150));
    const before = await books0();
    const hand = {
      shopId: books.shopId,
      lineId: await lineId(150),
      actor: ROSA,
      reason: 'Both.',
    } as const;
    const shares = [
      { receiptId: a.receiptIds[0] ?? '', minor: 100n },
      { receiptId: b.receiptIds[0] ?? '', minor: 50n },
    ];
    for (const to of [{ receiptId: a.receiptIds[0] ?? '' }, { shares }]) {
      house.clock.move(60_000);
      expect(await reconciliation.matchByHand({ ...hand, to })).toEqual({ ok: true, value: null });
      expect(await residual()).toEqual(before.residual);
      expect(await reconciliation.undoMatch(hand)).toEqual({ ok: true, value: null });
      expect(await books0()).toEqual(before);
    }
  });

  it('is refused once the month is closed in whose books the lines stand', async () => {
    await add(sale('A', 90), sale('B', 40));
    const paid = await books.seed({ reference: 'C', minor: 40 });
    const hand = { shopId: books.shopId, lineId: await lineId(40), actor: ROSA } as const;
    await reconciliation.matchByHand({
      ...hand,
      to: { receiptId: paid.receiptIds[0] ?? '' },
      reason: 'C.',
    });
    const [left] = await house.asOwner<{ id: string }>(
      'select id from exception where closed_at is null',
    );
    const there = { shopId: books.shopId, exceptionId: left?.id ?? '', actor: ROSA } as const;
    await exceptions().close({ ...there, choice: 'accepted-as-reported', reason: 'Another shop.' });
    await house.asOwner(
      `insert into period (shop_id, account_id, currency, month, closed_at, closed_by, opening_minor, closing_minor, totals)
       values ($1, $2, 'PEN', '2026-11-01', $3, 'staff:1', 0, 0, '{}')`,
      [books.shopId, books.accountId, house.clock.now()],
    );
    const closed = { ok: false, error: { kind: 'month-closed' } };
    expect(await reconciliation.reopen({ ...there, reason: 'x' })).toEqual(closed);
    expect(await reconciliation.undoMatch(hand)).toEqual(closed);
  });
});

describe('lines of one matter', () => {
  it('are put to one payment together, and the payment has arrived', async () => {
    const paid = await books.seed({ reference: 'A', minor: 100 });
    await add(sale('misspelt', 60), sale('misspelt', 40));
    const hand = {
      shopId: books.shopId,
      lineId: await lineId(60),
      actor: ROSA,
      reason: 'Both.',
    } as const;
    const receiptId = paid.receiptIds[0] ?? '';
    expect(
      await reconciliation.matchByHand({ ...hand, to: { receiptId, withOthers: true } }),
    ).toEqual({ ok: true, value: null });
    expect(await waited()).toEqual([{ state: 'arrived' }]);
    expect(await house.asOwner('select standing, lines::int from daily_total')).toEqual([
      { standing: 'matched', lines: 2 },
    ]);
    expect(await house.asOwner('select closed_by from exception')).toEqual([{ closed_by: ROSA }]);
    expect((await residual()).every(({ residualMinor }) => residualMinor === 0n)).toBe(true);
  });
});
