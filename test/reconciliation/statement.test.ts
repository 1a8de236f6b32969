import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readerOf } from '#app/admin/reader.ts';
import { statementVoice } from '#app/admin/reconciliation/statement-voice.server.ts';
import { decimalText, moneyForPeople } from '#app/kernel/money.ts';
import { matchByHand } from '#app/reconciliation/decisions/match-by-hand.server.ts';
import { closeMonth } from '#app/reconciliation/periods/close-month.server.ts';
import { statementCsv, statementJson } from '#app/reconciliation/statement/plain-files.ts';
import { readStatement } from '#app/reconciliation/statement/read-statement.server.ts';
import type { Statement } from '#app/reconciliation/statement/statement.ts';
import { statementPdf } from '#app/reconciliation/statement/statement-pdf.server.ts';
import { statementWorkbook } from '#app/reconciliation/statement/statement-workbook.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { lettersOf } from './pdf-letters.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

const ROSA = 'staff:1';
const TRAP = '=HYPERLINK("http://evil")';

let house: TestHouse;
let books: Books;
beforeEach(async () => {
  house = await withDatabase();
  books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
});
afterEach(() => house[Symbol.asyncDispose]());

const line = (kind: string, day: string, net: number, more: Partial<Written> = {}): Written => ({
  kind,
  net,
  at: `${day}T10:00:00-05:00`,
  ...more,
});
const of = (month: string) => ({
  shopId: books.shopId,
  accountId: books.accountId,
  currency: 'PEN',
  month,
});
const stated = async (month: string): Promise<Statement> => {
  const read = await readStatement(house.foundation, of(month));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
};
const close = async (month: string) =>
  expect(await closeMonth(house.foundation, { ...of(month), actor: ROSA })).toMatchObject({
    ok: true,
  });

/** September closed; in October sales, a refund of ours, a fee, a payout, a match by hand, and a line of September. */
async function twoMonths(): Promise<Statement> {
  const refunded = await books.seed({ reference: 'B', minor: 20_000 });
  await books.refund(refunded, 5_000);
  for (const [reference, minor] of [
    ['A', 100_050],
    ['C', 3_000],
    ['D', 700],
  ] as const)
    await books.seed({ reference, minor });
  await bring(house, books, written([line('sale', '2026-09-20', 3_000, { reference: 'C' })]));
  await close('2026-09');
  await bring(
    house,
    books,
    written([
      line('sale', '2026-10-02', 96_000, { reference: 'A', gross: 100_050, fee: -4_050 }),
      line('sale', '2026-10-03', 20_000, { reference: 'B' }),
      line('refund', '2026-10-05', -5_000, { reference: 'B' }),
      line('fee', '2026-10-31', -1_000),
      line('payout', '2026-10-30', -90_000, { payout: 'P-1' }),
      line('sale', '2026-09-28', 700, { reference: TRAP.replaceAll(/[",]/g, '') }),
    ]),
  );
  const [{ id, receipt } = { id: '', receipt: '' }] = await house.asOwner<{
    id: string;
    receipt: string;
  }>(
    `select l.id::text as id, r.id as receipt from settlement_line l, receipt r join voucher v on v.id = r.voucher_id
     where l.standing = 'exception' and v.reference = 'D'`,
  );
  const about = { shopId: books.shopId, lineId: id, actor: ROSA } as const;
  const reason = '+51 999: the shopper mistyped it.';
  expect(
    await matchByHand(house.foundation, { ...about, to: { receiptId: receipt }, reason }),
  ).toMatchObject({ ok: true });
  return stated('2026-10');
}

const rowsOf = (csv: Buffer) =>
  Papa.parse<Record<string, string>>(csv.toString('utf8').replace('\ufeff', ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe('the statement of a month', () => {
  it('adds up from what it opened with to what it closed with, as its lines do', async () => {
    const rows = rowsOf(statementCsv(await twoMonths()));
    const minor = (text = '0') => BigInt(text.replace('.', ''));
    const sum = (...types: readonly string[]) =>
      rows
        .filter(({ row_type = '' }) => types.includes(row_type))
        .reduce((total, { net_amount }) => total + minor(net_amount), 0n);
    const lines = await house.asOwner<{ net: string; booked: string }>(
      `select net_minor::text as net, to_char(booked_on, 'YYYY-MM') as booked from settlement_line where month = '2026-10-01'`,
    );
    const naive = lines.reduce((total, { net }) => total + BigInt(net), 0n);
    expect(sum('opening')).toBe(3_000n);
    expect(sum('movement', 'adjustment')).toBe(naive);
    expect(sum('closing')).toBe(3_000n + naive);
    expect(sum('source_file')).toBe(naive);
    expect(sum('standing')).toBe(naive);
    expect(rows.filter(({ row_type }) => row_type === 'adjustment')).toMatchObject([
      { of_month: '2026-09', row_kind: 'sale', net_amount: '7.00' },
    ]);
    expect(rows.find(({ row_kind }) => row_kind === 'refund')).toMatchObject({
      gross_amount: '-50.00',
    });
    const proof = rows.filter(({ row_type }) => row_type === 'proof');
    expect(proof.map(({ status, net_amount }) => [status, net_amount])).toEqual([
      ['told', '237.00'],
      ['stands', '237.00'],
      ['difference', '0.00'],
    ]);
  });

  it('names each source file by its digest, and each decision with who took it and why', async () => {
    const rows = rowsOf(statementCsv(await twoMonths()));
    const [file] = await house.asOwner<{ sha256: string }>(
      `select encode(sha256, 'hex') as sha256 from report_file where lines_new = 6`,
    );
    expect(rows.filter(({ row_type }) => row_type === 'source_file')).toMatchObject([
      { source_file: 'report.csv', source_sha256: file?.sha256, lines: '6' },
    ]);
    expect(rows.filter(({ row_type }) => row_type === 'decision')).toMatchObject([
      {
        of_month: '2026-10',
        status: 'by-hand',
        exception_code: 'UNKNOWN_PAYMENT',
        decided_by: ROSA,
        note: 'found-owner\n+51 999: the shopper mistyped it.',
      },
    ]);
  });

  it('is the same to the byte each time, and for ever once the month is closed', async () => {
    const open = await twoMonths();
    expect(statementCsv(await stated('2026-10')).equals(statementCsv(open))).toBe(true);
    expect(statementJson(await stated('2026-10')).equals(statementJson(open))).toBe(true);
    await house.asOwner(
      `update expectation set state = 'arrived', arrived_on = '2026-10-05' where state <> 'arrived'`,
    );
    await close('2026-10');
    const closed = await stated('2026-10');
    house.clock.move(86_400_000);
    await bring(house, books, written([line('fee', '2026-10-08', -1)]));
    const later = await stated('2026-10');
    expect(statementCsv(later).equals(statementCsv(closed))).toBe(true);
    expect(statementJson(later).equals(statementJson(closed))).toBe(true);
    expect(JSON.parse(statementJson(later).toString())).toMatchObject({
      status: 'closed',
      month: '2026-10',
      settlement_currency: 'PEN',
    });
  });

  it('reckons with nothing that a gateway or a person wrote', async () => {
    const statement = await twoMonths();
    const raw = statementCsv(statement).toString('utf8');
    for (const cell of Papa.parse<string[]>(raw.replace('\ufeff', '')).data.flat())
      expect(cell).not.toMatch(/^[=+@\t]|^-(?!\d+(\.\d+)?$)/);
    const workbook = await statementWorkbook(statement, saying('en', plain));
    expect(workbook.includes('<f>')).toBe(false);
  });
});

const plain = (minor: bigint) => decimalText({ minor, currency: 'PEN' });
const people = (minor: bigint) => moneyForPeople({ minor, currency: 'PEN' });
const saying = (lang: string, money: (minor: bigint) => string) => ({
  voice: statementVoice(readerOf(lang)),
  money,
});

const TITLES = {
  es: ['Estado mensual de conciliación', 'Saldo final', 'Reportes de origen'],
  en: ['Monthly reconciliation statement', 'Closing balance', 'Source reports'],
  zh: ['月度对账单', '期末余额', '来源报表'],
} as const;

describe('the statement for people', () => {
  it('is a workbook whose amounts are exact text, in each language', async () => {
    const statement = await twoMonths();
    for (const lang of ['es', 'en', 'zh'] as const) {
      const [sheet] = await readWorkbook(await statementWorkbook(statement, saying(lang, plain)));
      const cells = (sheet?.data ?? []).flat().filter((cell) => cell !== null);
      expect(cells.every((cell) => typeof cell === 'string')).toBe(true);
      expect(cells).toEqual(
        expect.arrayContaining([...TITLES[lang], '1160.00', '-900.00', '237.00']),
      );
    }
  });

  it('is a paper with every letter on it, in each language', { timeout: 240_000 }, async () => {
    const statement = await twoMonths();
    for (const lang of ['es', 'en', 'zh'] as const) {
      const letters = lettersOf(await statementPdf(statement, saying(lang, people)));
      for (const title of [...TITLES[lang], 'S/ 1,160.00', 'report.csv'])
        expect(letters.text).toContain(title.replaceAll(/\s/g, ''));
      expect(letters.missing).toBe(0);
    }
  });
});
