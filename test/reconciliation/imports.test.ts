import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rematch } from '#app/reconciliation/matching/rematch.server.ts';
import { readResiduals } from '#app/reconciliation/residual/residual.store.server.ts';
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

const add = async (...lines: readonly Written[]) => bring(house, books, written(lines));
const sale = (reference: string, net: number, more: Partial<Written> = {}): Written => ({
  kind: 'sale',
  reference,
  net,
  ...more,
});
const lines = () =>
  house.asOwner(
    `select l.kind, l.reference, l.net_minor::int as net, l.standing, l.rule, e.kind as exception from settlement_line l
     left join exception e on e.id = l.exception_id order by l.reference nulls last, l.kind, l.booked_at, l.net_minor, l.id`,
  );
const open = () =>
  house.asOwner(
    `select kind, evidence->>'why' as why, evidence->>'amount' as amount, evidence->>'expected' as expected
     from exception where closed_at is null order by kind, subject`,
  );
const state = async () => ({
  lines: await house.asOwner(
    `select line_key, kind, standing, rule, month, net_minor from settlement_line order by line_key`,
  ),
  totals: await house.asOwner(`select * from daily_total order by booked_on, kind, standing`),
  open: await open(),
  residual: await residual(),
});
const residual = async () => {
  const all = await house.foundation.database.inShop(books.shopId, (tx) =>
    readResiduals(tx, { shopId: books.shopId }),
  );
  return all.map(({ residualMinor, residualLines }) => [residualMinor, residualLines]);
};

describe('a report that comes again', () => {
  const A = sale('A', 100);
  const B = sale('B', 200, { at: '2026-11-21T10:00:00-05:00' });
  const C = sale('C', 300);

  it('changes nothing as the same file, under another name, in another order, or as part of a longer one', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    const first = await add(A, B);
    const before = await state();
    expect(await add(A, B)).toEqual({
      fileId: first.fileId,
      imported: { ok: true, value: 'known-already' },
    });
    await add(B, A);
    await bring(house, books, written([A, B]).replaceAll('\n', '\r\n'));
    await bring(house, books, written([A, B]).replace('A,', ' A ,'));
    expect(await state()).toEqual(before);
    await add(C, B, A);
    expect(await lines()).toHaveLength(3);
    const [overlap] = await house.asOwner(
      'select lines_new, lines_known from report_file order by received_at desc, id desc limit 1',
    );
    expect(overlap).toEqual({ lines_new: 1, lines_known: 2 });
    expect(await residual()).toEqual([[0n, 0n]]);
  });

  it('keeps two lines that are alike in one file, and knows both of them again', async () => {
    const fee: Written = { kind: 'fee', net: -50 };
    await add(fee, fee);
    await add(fee, A, fee);
    expect(await lines()).toHaveLength(3);
    await add(fee, fee, fee);
    expect(await lines()).toHaveLength(4);
    expect(await residual()).toEqual([[0n, 0n]]);
  });

  it('counts lines that are alike also where a large file is taken in piece by piece', async () => {
    const fee: Written = { kind: 'fee', net: -50 };
    const text = written([fee, A, fee, fee, B]);
    await bring(house, books, { text, linesAtOnce: 1 });
    expect(await lines()).toHaveLength(5);
    const [file] = await house.asOwner('select lines_new, lines_known from report_file');
    expect(file).toEqual({ lines_new: 5, lines_known: 0 });
    await bring(house, books, { text: `${text}\n`, linesAtOnce: 2 });
    expect(await lines()).toHaveLength(5);
    expect(await residual()).toEqual([[0n, 0n]]);
  });

  it.each([0, 1, 1_000])(
    'is known line for line, also where only %i lines are known by heart',
    async (linesByHeart) => {
      const fee: Written = { kind: 'fee', net: -50, at: '2026-11-20T10:00:00-05:00' };
      await add(A, B, fee);
      for (const again of [[B, A], [fee, A, C, fee], [C], [fee, fee, C, B, A]])
        await bring(house, books, { text: written(again), linesAtOnce: 2, linesByHeart });
      expect(await lines()).toHaveLength(5);
      const files = await house.asOwner(
        'select lines_new, lines_known from report_file order by received_at, id',
      );
      expect(files).toEqual(
        [3, 0, 0, 2, 2, 2, 0, 1, 0, 5].flatMap((count, at, all) =>
          at % 2 === 0 ? [{ lines_new: count, lines_known: all[at + 1] }] : [],
        ),
      );
      expect(await residual()).toEqual([[0n, 0n]]);
    },
  );

  it('stands in one shop alone, whatever another shop’s account was told of the same code', async () => {
    const other = await openBooks(house, 'pagoefectivo');
    await other.seed({ reference: 'A', minor: 100 });
    await add(A);
    expect(await lines()).toMatchObject([{ standing: 'exception', exception: 'UNKNOWN_PAYMENT' }]);
  });
});

describe('one payment and its lines', () => {
  it('is settled once where one file brings its sale twice, wherever the file is cut', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    const later = { at: '2026-11-21T10:00:00-05:00' };
    const text = written([sale('A', 100), sale('B', 5), sale('A', 100, later)]);
    await bring(house, books, { text, linesAtOnce: 1 });
    expect(await open()).toMatchObject([{ kind: 'DUPLICATE_LINE' }, { kind: 'UNKNOWN_PAYMENT' }]);
    const standing = await lines();
    expect(standing.map((line) => line.standing)).toEqual(['matched', 'exception', 'exception']);
  });

  it.each([0, 1_000])(
    'is settled once where another file brings its sale again, with %i lines known by heart',
    async (linesByHeart) => {
      await books.seed({ reference: 'A', minor: 100 });
      await add(sale('A', 100));
      const text = written([sale('A', 100, { at: '2026-11-21T10:00:00-05:00' })]);
      await bring(house, books, { text, linesByHeart });
      expect(await open()).toMatchObject([{ kind: 'DUPLICATE_LINE' }]);
    },
  );

  it('is known in all its receipts, also where its code got its reference after the first', async () => {
    const seeded = await books.seed({ reference: 'A', code: '7', minor: 100, receipts: [] });
    const named = (reference: string | null) =>
      house
        .asOwner('alter table voucher disable trigger voucher_frozen')
        .then(() =>
          house.asOwner('update voucher set reference = $1, state = $2, code = null', [
            reference,
            reference === null ? 'orphan' : 'paid',
          ]),
        );
    await named(null);
    await books.pay(seeded, 100, '1');
    await named('A');
    await books.pay(seeded, 100, '2', 'surplus');
    expect(await house.asOwner('select reference from expectation')).toEqual([
      { reference: 'A' },
      { reference: 'A' },
    ]);
    await add(sale('A', 100, { operation: '1' }));
    const [line] = await house.asOwner(
      `select r.operation from settlement_line l join receipt r on r.id = l.receipt_id`,
    );
    expect(line).toEqual({ operation: '1' });
  });

  it('arrives in parts: an exception until the last part is there', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 60));
    expect(await open()).toEqual([
      { kind: 'AMOUNT_MISMATCH', why: null, amount: '0.60', expected: '1.00' },
    ]);
    await add(sale('A', 40));
    expect(await open()).toEqual([]);
    expect(await lines()).toMatchObject([{ standing: 'matched' }, { standing: 'matched' }]);
    expect(await house.asOwner('select state from expectation')).toEqual([{ state: 'arrived' }]);
  });

  it('is found by a line that came before it, as soon as it is known', async () => {
    await add(sale('A', 100), { kind: 'fee', reference: 'A', net: -4 });
    expect(await open()).toMatchObject([{ kind: 'UNKNOWN_PAYMENT', why: 'no-such-code-here' }]);
    await books.seed({ reference: 'A', minor: 100 });
    expect(await rematch(house.foundation, books.shopId)).toBe(true);
    expect(await rematch(house.foundation, books.shopId)).toBe(false);
    expect(await lines()).toMatchObject([
      { kind: 'fee', standing: 'matched', rule: 'reference' },
      { kind: 'sale', standing: 'matched', rule: 'reference' },
    ]);
    expect(await open()).toEqual([]);
  });

  it('is asked about at the gateway when it is paid out for a code that nobody was seen to pay', async () => {
    const code = await books.seed({ reference: 'A', minor: 100, receipts: [] });
    await add(sale('A', 100));
    expect(await open()).toMatchObject([{ kind: 'UNKNOWN_PAYMENT', why: 'code-not-seen-paid' }]);
    const [exception] = await house.asOwner('select payment_id from exception');
    expect(exception).toEqual({ payment_id: code.paymentId });
    expect(await house.asOwner('select next_ask_at from voucher')).toEqual([
      { next_ask_at: house.clock.now() },
    ]);
    await books.pay(code, 100);
    await rematch(house.foundation, books.shopId);
    expect(await open()).toEqual([]);
  });

  it('is told apart from a second payment of its code by the operation', async () => {
    const code = await books.seed({
      reference: 'A',
      minor: 100,
      receipts: [
        { minor: 100, operation: '1' },
        { minor: 100, operation: '2' },
      ],
    });
    await add(sale('A', 100, { operation: '2' }));
    const [line] = await house.asOwner('select receipt_id, rule from settlement_line');
    expect(line).toEqual({ receipt_id: code.receiptIds[1], rule: 'operation' });
  });

  it('is paid out once: what comes on top, in another amount or another currency, has its own exception', async () => {
    for (const reference of ['A', 'B', 'C']) await books.seed({ reference, minor: 100 });
    await add(
      sale('A', 100),
      sale('A', 100, { at: '2026-11-22T10:00:00-05:00' }),
      sale('B', 90),
      sale('C', 100, { currency: 'USD' }),
    );
    expect(await open()).toEqual([
      { kind: 'AMOUNT_MISMATCH', why: null, amount: '0.90', expected: '1.00' },
      { kind: 'CURRENCY_MISMATCH', why: null, amount: '1.00', expected: '1.00' },
      { kind: 'DUPLICATE_LINE', why: null, amount: '1.00', expected: '1.00' },
    ]);
    expect(await residual()).toEqual([
      [0n, 0n],
      [0n, 0n],
    ]);
  });

  it('is compared before fees where one line tells gross, fee and net', async () => {
    await books.seed({ reference: 'A', minor: 10_000 });
    await add(sale('A', 9_650, { gross: 10_000, fee: -350 }));
    expect(await lines()).toMatchObject([{ standing: 'matched' }]);
  });
});

describe('a payout', () => {
  const paysOut = (net: number): Written => ({ kind: 'payout', payout: 'P1', net });
  const pays = (reference: string, net: number) => sale(reference, net, { payout: 'P1' });

  it('equals the lines that it pays out, also when they come in two files', async () => {
    for (const reference of ['A', 'B']) await books.seed({ reference, minor: 100 });
    await add(paysOut(-200), pays('A', 100));
    expect(await open()).toMatchObject([
      { kind: 'PAYOUT_MISMATCH', why: 'lines-add-up-to-another-amount', expected: '2.00' },
    ]);
    await add(pays('B', 100));
    expect(await open()).toEqual([]);
    expect(await residual()).toEqual([[0n, 0n]]);
  });

  it('stands by itself where the report gives it no name, one for each line', async () => {
    const nameless = (net: number): Written => ({
      kind: 'payout',
      net,
      at: '2026-11-20T10:00:00-05:00',
    });
    await add(nameless(-100), nameless(-200));
    expect(await house.asOwner('select sent_minor::int as sent from payout order by 1')).toEqual([
      { sent: 100 },
      { sent: 200 },
    ]);
  });
});

describe('a closed month', () => {
  it('never changes: a line of it that comes later stands in the first open month', async () => {
    await add(sale('A', 100, { at: '2026-10-05T10:00:00-05:00' }));
    const totals = () => house.asOwner(`select * from daily_total where month = '2026-10-01'`);
    const before = await totals();
    for (const [month, opening] of [
      ['2026-10-01', 0],
      ['2026-11-01', 100],
    ])
      await house.asOwner(
        `insert into period (shop_id, account_id, currency, month, closed_at, closed_by, opening_minor, closing_minor, totals)
         values ($1, $2, 'PEN', $3, now(), 'staff:1', $4, 100, '{}')`,
        [books.shopId, books.accountId, month, opening],
      );
    await add(
      sale('A', 100, { at: '2026-10-05T10:00:00-05:00' }),
      sale('B', 50, { at: '2026-10-06T10:00:00-05:00' }),
    );
    expect(await totals()).toEqual(before);
    expect(
      await house.asOwner(
        `select reference, booked_on::text, month::text from settlement_line order by 1`,
      ),
    ).toEqual([
      { reference: 'A', booked_on: '2026-10-05', month: '2026-10-01' },
      { reference: 'B', booked_on: '2026-10-06', month: '2026-12-01' },
    ]);
    expect(await residual()).toEqual([[0n, 0n]]);
  });
});

describe('a file that cannot be read', () => {
  it('leaves nothing but its refusal, and is tried again once its columns are known', async () => {
    const other = await openBooks(house, 'pagoefectivo');
    const text = written([sale('A', 100)]);
    const first = await bring(house, other, text);
    expect(first.imported).toMatchObject({ ok: false, error: { why: 'unknown-kind' } });
    expect(
      await house.asOwner('select state, refusal is not null as why from report_file'),
    ).toEqual([{ state: 'refused', why: true }]);
    await mapColumns(house, other);
    expect(await bring(house, other, text)).toEqual({
      fileId: first.fileId,
      imported: { ok: true, value: 'imported' },
    });
  });

  it('leaves nothing of the pieces that were taken in before it was found to be cut off', async () => {
    await books.seed({ reference: 'A', minor: 100 });
    const whole = written([sale('A', 100), sale('B', 50), sale('C', 70)]);
    const text = `${whole}sale,"D`;
    const { imported } = await bring(house, books, { text, linesAtOnce: 1 });
    expect(imported.ok).toBe(false);
    expect(await lines()).toEqual([]);
    expect(await house.asOwner('select from daily_total')).toEqual([]);
    expect(await house.asOwner('select from exception')).toEqual([]);
  });

  it('has its bad rows set apart by their places, and its good ones in the books', async () => {
    await add(sale('A', 100), sale('B', 1, { net: null }), sale('C', 5, { currency: 'soles' }));
    expect(await house.asOwner('select file_line, column_name from quarantined_row')).toEqual([
      { file_line: 3, column_name: 'net' },
      { file_line: 4, column_name: 'currency' },
    ]);
    expect(await lines()).toMatchObject([{ standing: 'exception' }]);
  });
});

describe('the residual', () => {
  const tamper = (statement: string) =>
    house.asOwner(
      `alter table settlement_line disable trigger all; ${statement}; alter table settlement_line enable trigger all`,
    );

  beforeEach(async () => {
    await books.seed({ reference: 'A', minor: 100 });
    await add(sale('A', 100), sale('B', 70));
    expect(await residual()).toEqual([[0n, 0n]]);
  });

  it.each([
    [
      'an amount was changed',
      `update settlement_line set net_minor = 99 where reference = 'A'`,
      [1n, 0n],
    ],
    ['a line is gone', `delete from settlement_line where reference = 'B'`, [70n, 1n]],
    [
      'a line names a receipt that is not there',
      `update settlement_line set receipt_id = gen_random_uuid() where reference = 'A'`,
      [100n, 1n],
    ],
    [
      'a line is called matched without being matched to anything',
      `update settlement_line set standing = 'matched', rule = 'reference', exception_id = null where reference = 'B'`,
      [70n, 1n],
    ],
  ])('is not zero when %s', async (_, statement, left) => {
    await tamper(statement);
    expect(await residual()).toEqual([left]);
  });

  it('is not zero when an exception was closed and its lines were left in it', async () => {
    await house.asOwner(
      `update exception set closed_at = now(), closed_by = 'staff:1', close_reason = 'x'`,
    );
    expect(await residual()).toEqual([[70n, 1n]]);
  });
});
