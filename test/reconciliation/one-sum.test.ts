import fc from 'fast-check';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerDownload } from '#app/admin/exporting/download.server.ts';
import { prepareExport } from '#app/admin/exporting/export-list.server.ts';
import { movementText } from '#app/admin/format.ts';
import { readerOf } from '#app/admin/reader.ts';
import { presentReconciliation } from '#app/admin/reconciliation/home.presenter.server.ts';
import { readLinesQuery } from '#app/admin/reconciliation/lines/lines-query.ts';
import { presentLines } from '#app/admin/reconciliation/lines.presenter.server.ts';
import { statementFile } from '#app/admin/reconciliation/statement-file.server.ts';
import { decimalText } from '#app/kernel/money.ts';
import { readStatement } from '#app/reconciliation/statement/read-statement.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { type Books, openBooks } from './books.ts';
import { lettersOf } from './pdf-letters.ts';
import { bring, mapColumns, type Written, written } from './reports.ts';

const MONTH = '2026-11';
const reader = readerOf('en');

let house: TestHouse;
beforeAll(async () => {
  house = await withDatabase();
});
afterAll(() => house[Symbol.asyncDispose]());

/** Lines as gateways write them: any kind, sign and fee, some without a gross, some of a code of ours, two currencies. */
const aLine = fc
  .record({
    kind: fc.constantFrom(
      ...['sale', 'sale', 'sale', 'refund', 'chargeback', 'reversal', 'frozen', 'released'],
      ...['fee', 'fee-tax', 'withholding', 'payout', 'payout-returned', 'adjustment'],
    ),
    reference: fc.constantFrom('A', 'B', 'nobody', null),
    payout: fc.constantFrom('P1', null, null),
    day: fc.integer({ min: 1, max: 28 }),
    currency: fc.constantFrom('PEN', 'PEN', 'PEN', 'USD'),
    gross: fc.integer({ min: -99_999_999, max: 99_999_999 }),
    fee: fc.option(fc.integer({ min: -9_999, max: 9_999 }), { nil: undefined }),
  })
  .map(
    ({ day, gross, fee, ...line }): Written => ({
      ...line,
      at: `${MONTH}-${`${day}`.padStart(2, '0')}T10:00:00-05:00`,
      net: gross + (fee ?? 0),
      ...(fee === undefined ? {} : { gross, fee }),
    }),
  );

const minorOf = (text: string) => BigInt(text.replace('.', ''));
const add = (texts: readonly string[]) => texts.reduce((sum, text) => sum + minorOf(text), 0n);

async function downloaded(books: Books, format: 'csv' | 'json' | 'xlsx'): Promise<string[]> {
  const search = `account=${books.accountId}&currency=PEN&month=${MONTH}`;
  const asked = { shopId: books.shopId, actor: 'staff:1', list: 'lines', locale: 'en' } as const;
  const prepared = await prepareExport(house.foundation, { ...asked, format, search });
  if (!prepared.ok) throw new Error(prepared.error.kind);
  const [, , shop, link] = prepared.value.href.split('/');
  const answer = await answerDownload(house.foundation, { shop, link });
  return netsIn(format, Buffer.from(await answer.arrayBuffer()));
}

/** The nets of a list's file, by its column's name. */
async function netsIn(format: 'csv' | 'json' | 'xlsx', bytes: Buffer): Promise<string[]> {
  if (format === 'xlsx') {
    const [sheet] = await readWorkbook(bytes);
    const [head = [], ...rows] = sheet?.data ?? [];
    const net = head.indexOf('net_amount');
    // A workbook keeps an amount of a list as a number: Excel adds numbers up, and no text.
    return rows.map((row) => Number(row[net]).toFixed(2));
  }
  const text = bytes.toString('utf8').replace('\ufeff', '');
  if (format === 'csv')
    return Papa.parse<{ net_amount: string }>(text, {
      header: true,
      skipEmptyLines: true,
    }).data.map(({ net_amount }) => net_amount);
  const { rows } = JSON.parse(text) as { rows: { net_amount: string }[] };
  return rows.map(({ net_amount }) => net_amount);
}

async function stated(books: Books) {
  const { shopId, accountId } = books;
  const of = { shopId, accountId, currency: 'PEN', month: MONTH };
  const read = await readStatement(house.foundation, of);
  if (!read.ok) throw new Error(read.error.kind);
  const as = async (form: 'csv' | 'json' | 'pdf' | 'xlsx') =>
    Buffer.from((await statementFile(read.value, form, reader)).bytes);
  return { facts: read.value.facts, as };
}

async function tellEverywhere(lines: readonly Written[]) {
  const books = await openBooks(house, 'pagoefectivo');
  await mapColumns(house, books);
  await books.seed({ reference: 'A', minor: 100 });
  await bring(house, books, written([{ kind: 'fee', net: -7 }, ...lines]));
  const [naive] = await house.asOwner<{ net: string; count: number }>(
    `select sum(net_minor)::text as net, count(*)::int as count from settlement_line where shop_id = $1 and currency = 'PEN'`,
    [books.shopId],
  );
  return { books, net: BigInt(naive?.net ?? 0), count: naive?.count ?? 0 };
}

it('is one sum on the first screen, in the list, in each file of it and in each form of the statement', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aLine, { minLength: 1, maxLength: 30 }), async (lines) => {
      const { books, net, count } = await tellEverywhere(lines);
      const { shopId, accountId } = books;
      const shown = movementText(net, 'PEN');

      const home = await presentReconciliation(house.foundation, { shopId, reader }, MONTH);
      const book = home.books.find(({ currency }) => currency === 'PEN');
      expect(book?.month?.closing).toBe(shown);
      expect(book?.balance.text).toBe(shown);
      expect(book?.proof).toMatchObject({ reported: { text: shown }, zero: true });

      const query = readLinesQuery(
        new URLSearchParams(`account=${accountId}&currency=PEN&month=${MONTH}`),
      );
      const list = await presentLines(house.foundation, { shopId, reader }, query);
      expect(list.totals).toEqual([{ count: `${count}`, net: shown }]);

      for (const format of ['csv', 'json', 'xlsx'] as const) {
        const nets = await downloaded(books, format);
        expect([format, nets.length, add(nets)]).toEqual([format, count, net]);
      }

      const { facts, as } = await stated(books);
      expect(facts.closing).toBe(net);
      const csv = Papa.parse<Record<string, string>>(`${await as('csv')}`.replace('\ufeff', ''), {
        header: true,
        skipEmptyLines: true,
      }).data;
      const json = (JSON.parse(`${await as('json')}`) as { rows: Record<string, string>[] }).rows;
      for (const rows of [csv, json]) {
        const of = (type: string) =>
          add(rows.flatMap((row) => (row['row_type'] === type ? [row['net_amount'] ?? '0'] : [])));
        for (const type of ['movement', 'standing', 'source_file', 'closing'])
          expect([type, of(type)]).toEqual([type, net]);
      }
      const sheets = await readWorkbook(await as('xlsx'));
      const cells = sheets.flatMap(({ data }) => data.flat().map((cell) => `${cell}`));
      expect(cells).toContain(decimalText({ minor: net, currency: 'PEN' }));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 6), endOnFailure: true },
  );
}, 300_000);

it('is the same on paper', async () => {
  const { books, net } = await tellEverywhere([
    { kind: 'sale', reference: 'A', gross: 123_456_789, fee: -4_321, net: 123_452_468 },
  ]);
  const { text } = lettersOf(await (await stated(books)).as('pdf'));
  expect(net).toBe(123_452_461n);
  expect(text.replaceAll(/\s/g, '')).toContain('1,234,524.61');
});
