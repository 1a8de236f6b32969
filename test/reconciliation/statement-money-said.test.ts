import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readerOf } from '#app/admin/reader.ts';
import { statementVoice } from '#app/admin/reconciliation/statement-voice.server.ts';
import { createExceptions } from '#app/exceptions/decisions.server.ts';
import { DAY } from '#app/kernel/clock.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { decimalText } from '#app/kernel/money.ts';
import { linesConsequence } from '#app/reconciliation/decisions/decided-lines.store.server.ts';
import { reopenException } from '#app/reconciliation/decisions/reopen.server.ts';
import { closeMonth } from '#app/reconciliation/periods/close-month.server.ts';
import { statementCsv, statementJson } from '#app/reconciliation/statement/plain-files.ts';
import { readStatement } from '#app/reconciliation/statement/read-statement.server.ts';
import { statementPdf } from '#app/reconciliation/statement/statement-pdf.server.ts';
import { statementWorkbook } from '#app/reconciliation/statement/statement-workbook.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { lettersOf } from './pdf-letters.ts';
import { bring, mapColumns, written } from './reports.ts';

const ROSA = 'staff:1';

let house: TestHouse;
let books: Books;
let exceptionId: string;

/** One sale settled, and one payment that never came. */
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  await books.seed({ reference: 'A', minor: 5_000 });
  await books.seed({ reference: 'B', minor: 100 });
  const at = `${thisMonth()}-01T10:00:00-05:00`;
  await bring(house, books, written([{ kind: 'sale', reference: 'A', net: 5_000, at }]));
  const [missing] = await house.asOwner<{ id: string }>(
    `insert into exception (shop_id, id, kind, subject, payment_id, opened_at, evidence)
     select e.shop_id, gen_random_uuid(), 'MISSING_IN_REPORT', 'receipt:' || e.receipt_id, r.payment_id, now(),
       '{"expected": "1.00", "expectedCurrency": "PEN", "reference": "B"}'
     from expectation e join receipt r on r.id = e.receipt_id where e.gross_minor = 100 returning id`,
  );
  exceptionId = missing?.id ?? '';
});
afterEach(() => house[Symbol.asyncDispose]());

const thisMonth = () => limaDate(house.clock.now()).slice(0, 7);
const of = (month: string) => ({
  shopId: books.shopId,
  accountId: books.accountId,
  currency: 'PEN',
  month,
});
const stated = async (month = thisMonth()) => {
  const read = await readStatement(house.foundation, of(month));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
};
const said = async (month?: string) => {
  const csv = statementCsv(await stated(month))
    .toString('utf8')
    .replace('\ufeff', '');
  return Papa.parse<Record<string, string>>(csv, { header: true }).data.filter(
    ({ row_type = '' }) => row_type.startsWith('money_decision'),
  );
};
const about = () => ({ shopId: books.shopId, exceptionId, actor: ROSA }) as const;
const decide = async (choice: string, more: object = {}) => {
  const { close } = createExceptions({
    ...house.foundation,
    consequence: { lock: async () => undefined, reconsider: async () => undefined },
    lines: linesConsequence(house.foundation),
  });
  house.clock.move(1_000);
  const deed = { ...about(), choice, reason: 'The gateway is silent.', ...more };
  expect(await close(deed)).toEqual({ ok: true, value: null });
};
const writeOff = () => decide('written-off');
const takeBack = async () => {
  house.clock.move(1_000);
  const deed = { ...about(), reason: 'They wrote.' };
  expect(await reopenException(house.foundation, deed)).toMatchObject({ ok: true });
};

/** A dispute that took ten soles of the first payment, and that a person gave up. */
const losePartOfDispute = async () => {
  const at = `${thisMonth()}-02T10:00:00-05:00`;
  await bring(house, books, written([{ kind: 'chargeback', reference: 'A', net: -1_000, at }]));
  const missing = exceptionId;
  const [dispute] = await house.asOwner<{ id: string }>(
    `select id from exception where kind = 'CHARGEBACK'`,
  );
  exceptionId = dispute?.id ?? '';
  await writeOff();
  exceptionId = missing;
};
const winPart = () =>
  bring(
    house,
    books,
    written([
      {
        kind: 'chargeback-won',
        reference: 'A',
        net: 300,
        at: `${thisMonth()}-03T10:00:00-05:00`,
      },
    ]),
  );

describe('the statement of the month in which money was given up', () => {
  it('names what never came, with who gave it up and why, and moves no balance by it', async () => {
    const before = await stated();
    await writeOff();
    expect(await said()).toMatchObject([
      {
        row_type: 'money_decision',
        status: 'written-off',
        net_amount: '1.00',
        exception_code: 'MISSING_IN_REPORT',
        gateway_reference: 'B',
        decided_by: ROSA,
        note: 'written-off\nThe gateway is silent.',
      },
      { row_type: 'money_decisions_total', status: 'written-off', net_amount: '1.00' },
    ]);
    const { facts } = await stated();
    expect([facts.closing, facts.proof]).toEqual([before.facts.closing, before.facts.proof]);
    const { rows } = JSON.parse(statementJson(await stated()).toString());
    expect(rows).toContainEqual(
      expect.objectContaining({ row_type: 'money_decision', net_amount: '1.00' }),
    );
  });

  it('names what went back to the shopper in another way, and where that can be looked up', async () => {
    const on = limaDate(house.clock.now());
    const returned = { minor: 80n, currency: 'PEN', on, reference: 'BCP 00123' };
    await decide('returned-money', { returned });
    expect((await said())[0]).toMatchObject({
      status: 'returned-money',
      net_amount: '0.80',
      note: `returned-money\nThe gateway is silent.\n${on} BCP 00123`,
    });
  });

  it('is not told of what was taken back, nor is any other month', async () => {
    const month = thisMonth();
    await writeOff();
    house.clock.move(35 * DAY);
    expect(await said()).toEqual([]);
    expect(await said(month)).toHaveLength(2);
    await takeBack();
    expect(await said(month)).toEqual([]);
    expect(await said()).toEqual([]);
  });

  it('keeps it once it is closed; the month of its taking back tells that with its sign turned', async () => {
    const month = thisMonth();
    await writeOff();
    house.clock.move(35 * DAY);
    expect(await closeMonth(house.foundation, { ...of(month), actor: ROSA })).toMatchObject({
      ok: true,
    });
    const closed = statementCsv(await stated(month));
    await takeBack();
    expect(statementCsv(await stated(month)).equals(closed)).toBe(true);
    expect(await said(month)).toHaveLength(2);
    expect(await said()).toMatchObject([
      { row_type: 'money_decision_taken_back', net_amount: '-1.00', note: 'They wrote.' },
      { row_type: 'money_decisions_total', net_amount: '-1.00' },
    ]);
  });

  it('tells only what is still lost of a dispute that was won in part, with who gave it up and why', async () => {
    await losePartOfDispute();
    await winPart();
    expect(await said()).toMatchObject([
      {
        row_type: 'money_decision',
        net_amount: '7.00',
        decided_by: ROSA,
        note: 'written-off\nThe gateway is silent.',
      },
      { row_type: 'money_decisions_total', net_amount: '7.00' },
    ]);
  });

  it('keeps all of a dispute in the month that was closed over it; what was won since is told in its own', async () => {
    const month = thisMonth();
    await losePartOfDispute();
    await writeOff();
    house.clock.move(35 * DAY);
    expect(await closeMonth(house.foundation, { ...of(month), actor: ROSA })).toMatchObject({
      ok: true,
    });
    const closed = statementCsv(await stated(month));
    await winPart();
    expect(statementCsv(await stated(month)).equals(closed)).toBe(true);
    expect((await said()).map(({ row_type, net_amount }) => [row_type, net_amount])).toEqual([
      ['money_decision_taken_back', '-10.00'],
      ['money_decision', '7.00'],
      ['money_decisions_total', '-3.00'],
    ]);
  });

  it('says it on paper and in the workbook, in each language', { timeout: 240_000 }, async () => {
    await writeOff();
    const statement = await stated();
    for (const [lang, title] of [
      ['es', 'Dinero dado por perdido'],
      ['en', 'Money given up'],
      ['zh', '已核销的损失'],
    ] as const) {
      const money = (minor: bigint) => decimalText({ minor, currency: 'PEN' });
      const saying = { voice: statementVoice(readerOf(lang)), money };
      const [sheet] = await readWorkbook(await statementWorkbook(statement, saying));
      expect((sheet?.data ?? []).flat()).toEqual(expect.arrayContaining([title, '1.00']));
      const letters = lettersOf(await statementPdf(statement, saying));
      expect(letters.text).toContain(title.replaceAll(/\s/g, ''));
      expect(letters.missing).toBe(0);
    }
  });
});
