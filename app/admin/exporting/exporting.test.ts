import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { readExceptionsQuery } from '../exceptions/exceptions-query.ts';
import { presentExceptions } from '../exceptions.presenter.server.ts';
import { addExceptionRow } from '../merchant-news.fixture.ts';
import { addAccountRow, addPaymentRow, type Base, rowId } from '../merchant-rows.fixture.ts';
import { readPaymentsQuery } from '../payments/payments-query.ts';
import { presentPayments } from '../payments.presenter.server.ts';
import { readerOf } from '../reader.ts';
import { presentExpected, readExpectedQuery } from '../reconciliation/expected.presenter.server.ts';
import { readLinesQuery } from '../reconciliation/lines/lines-query.ts';
import { presentLines } from '../reconciliation/lines.presenter.server.ts';
import { readPayoutsQuery } from '../reconciliation/payouts/payouts-query.ts';
import { presentPayouts } from '../reconciliation/payouts.presenter.server.ts';
import { addFileRow, addLineRow, addPayoutRow, addSums } from '../reconciliation-rows.fixture.ts';
import { answerDownload } from './download.server.ts';
import { prepareExport } from './export-list.server.ts';
import { type ExportFormat, LISTS, type ListName } from './export-names.ts';
import { addManyLines, addManyPayments } from './exporting.fixture.ts';
import { LISTED } from './listed.server.ts';
import { prepareStatement } from './statement-download.server.ts';

const AT = new Date('2026-11-25T12:00:00Z');
const reader = readerOf('es-PE');

let house: TestHouse;
let shopId: ShopId;
let base: Base;
let astray: string;

beforeAll(async () => {
  house = await withDatabase();
  shopId = await house.addShop();
  base = { asOwner: house.asOwner, shopId };
  await addAccountRow(base);
  await addFileRow(base, { number: 1, name: '=cmd.csv' });
  await addFileRow(base, { number: 2 });
  for (const number of [1, 2])
    await addPaymentRow(base, {
      number,
      openedAt: new Date(AT.getTime() + number),
      state: 'paid',
      orderName: `#100${number}`,
      voucher: { state: 'paid', reference: `3000000${number}`, expiresAt: AT },
      paidAt: AT,
    });
  astray = await addExceptionRow(base, {
    number: 1,
    kind: 'UNKNOWN_PAYMENT',
    paymentId: null,
    openedAt: AT,
  });
  await addExceptionRow(base, {
    number: 2,
    kind: 'LATE_PAYMENT',
    paymentId: rowId(shopId, 'payment', 1),
    openedAt: AT,
  });
  await addPayoutRow(base, { number: 1, sentOn: '2026-11-20', sentMinor: 5_000n });
  await addPayoutRow(base, { number: 2, sentOn: null, sentMinor: null });
  await addPayoutRow(base, {
    number: 3,
    sentOn: '2026-11-21',
    sentMinor: 7_000n,
    bankMinor: 6_900n,
  });
  await addManyLines(base, { from: 1, to: 2_300, exceptionId: astray });
  await addManyPayments(base, { from: 1, to: 2_300 });
  await addLineRow(base, {
    number: 9_001,
    bookedOn: '2026-11-24',
    kind: 'sale',
    netMinor: -1_150n,
    grossMinor: -1_000n,
    feeMinor: -100n,
    feeTaxMinor: -18n,
    reference: '=1+1',
    file: 2,
    voucher: 1,
    receipt: 1,
  });
});
afterAll(() => house[Symbol.asyncDispose]());

const asked = (list: ListName, search = '', format: ExportFormat = 'csv') =>
  ({ shopId, actor: 'staff:1', list, format, search, locale: 'es-PE' }) as const;

async function linkOf(list: ListName, search = '', format: ExportFormat = 'csv') {
  const prepared = await prepareExport(house.foundation, asked(list, search, format));
  if (!prepared.ok) throw new Error(prepared.error.kind);
  const [, , shop, link] = prepared.value.href.split('/');
  return { shop, link, rows: prepared.value.rows };
}

async function download(list: ListName, search = '', format: ExportFormat = 'csv') {
  return answerDownload(house.foundation, await linkOf(list, search, format));
}

const rowsOf = async (answer: Response): Promise<Record<string, string>[]> => {
  const text = await answer.text();
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
};

/** Every page of a screen, one after the other: the ids as they are shown. */
async function idsOnScreen(
  show: (
    params: URLSearchParams,
  ) => Promise<{ lines: readonly { id: string }[]; next: string | null }>,
  search: string,
): Promise<string[]> {
  const ids: string[] = [];
  const params = new URLSearchParams(search);
  for (;;) {
    const { lines, next } = await show(params);
    ids.push(...lines.map(({ id }) => id));
    if (next === null) return ids;
    params.set('after', next);
  }
}

type Show = Parameters<typeof idsOnScreen>[0];
const viewer = () => ({ shopId, actor: 'staff:1', reader }) as const;
const SCREENS: Readonly<Record<ListName, readonly [idColumn: string, Show]>> = {
  lines: ['line_id', (params) => presentLines(house.foundation, viewer(), readLinesQuery(params))],
  payouts: [
    'payout_id',
    (params) => presentPayouts(house.foundation, viewer(), readPayoutsQuery(params)),
  ],
  'money-to-come': [
    'receipt_id',
    (params) => presentExpected(house.foundation, viewer(), readExpectedQuery(params)),
  ],
  exceptions: [
    'exception_id',
    (params) => presentExceptions(house.foundation, viewer(), readExceptionsQuery(params)),
  ],
  payments: [
    'id',
    (params) => presentPayments(house.foundation, viewer(), readPaymentsQuery(params)),
  ],
};

describe('a list that is downloaded', () => {
  const asks: readonly [ListName, string, number][] = [
    ['lines', '', 2_301],
    ['lines', 'view=exceptions', 766],
    ['lines', 'view=matched&kind=sale&from=2026-11-03&to=2026-11-04&currency=PEN', 0],
    ['lines', 'item=fees&from=2026-11-01&to=2026-11-30', 1],
    ['lines', 'item=disputes', 0],
    ['lines', 'q=30000001', 1],
    ['lines', 'q=nothing-like-it', 0],
    ['payments', 'view=awaiting', 2_300],
    ['payments', 'q=%231002', 1],
    ['payments', 'state=paid&from=2026-11-25&to=2026-11-25', 2],
    ['payouts', '', 3],
    ['payouts', 'view=agrees', 1],
    ['payouts', 'view=not-sent', 1],
    ['payouts', 'view=bank-unknown', 1],
    ['payouts', 'view=differs', 0],
    ['exceptions', '', 2],
    ['exceptions', 'kind=LATE_PAYMENT', 1],
    ['exceptions', 'view=closed', 0],
    ['money-to-come', '', 2],
    ['money-to-come', 'state=overdue', 0],
    ['money-to-come', 'due=2026-11-30', 0],
  ];

  it.each(asks)('is what the screen shows on all its pages: %s?%s', async (list, search, least) => {
    const [idColumn, show] = SCREENS[list];
    const rows = await rowsOf(await download(list, search));
    expect(rows.map((row) => row[idColumn])).toEqual(await idsOnScreen(show, search));
    expect(rows.length).toBeGreaterThanOrEqual(least);
  });

  it('has only the lines of one report where a report is asked for', async () => {
    const rows = await rowsOf(await download('lines', `file=${rowId(shopId, 'file', 2)}`));
    expect(rows.map(({ line_id }) => line_id)).toEqual(['9001']);
  });

  it('says of a line what it is, where it stands and where it comes from, and adds up', async () => {
    const [row] = await rowsOf(await download('lines', `file=${rowId(shopId, 'file', 2)}`));
    expect(row).toMatchObject({
      shop: 'tienda-lima.myshopify.com',
      gateway: 'pagoefectivo',
      account: 'Tienda en soles',
      row_type: 'sale',
      order_name: '#1001',
      payment_id: 'session-1',
      cip: '30000001',
      gateway_reference: "'=1+1",
      paid_at: '2026-11-25T07:00:00-05:00',
      gross_amount: '-10.00',
      fee_amount: '-1.00',
      fee_tax_amount: '-0.18',
      other_amount: '-0.32',
      net_amount: '-11.50',
      settlement_currency: 'PEN',
      match_status: 'matched',
      match_rule: 'reference',
      source_file: 'report-2.csv',
      source_line: '9002',
    });
    expect(row?.source_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has rows that are there when it begins: none that comes while it runs, none twice, none lost', async () => {
    const answer = await download('payments', 'view=awaiting', 'json');
    const body = answer.body?.getReader();
    const first = await body?.read();
    await addManyPayments(base, { from: 5_001, to: 5_020 });
    // What is being read leaves the view, as payments do all the time.
    await house.asOwner(`update payment set state = 'verifying' where session_id like 'many-1%'`);
    await house.asOwner(`update payment set state = 'expired' where session_id like 'many-2%'`);
    let text = Buffer.from(first?.value ?? []).toString();
    for (let piece = await body?.read(); piece && !piece.done; piece = await body?.read())
      text += Buffer.from(piece.value).toString();
    const read = JSON.parse(text) as { row_count: number; rows: { payment_id: string }[] };
    const ids = read.rows.map(({ payment_id }) => payment_id);
    expect(new Set(ids).size).toBe(2_300);
    expect([ids.length, read.row_count]).toEqual([2_300, 2_300]);
    expect(ids.filter((id) => /^many-50/.test(id) && id.length > 8)).toEqual([]);
    expect(answer.headers.get('x-row-count')).toBe('2300');
  });

  it('has a line once, though a person places it or more of them come while it runs', async () => {
    const answer = await download('lines', 'view=exceptions');
    await addManyLines(base, { from: 7_001, to: 7_030, exceptionId: astray });
    await house.asOwner(
      `update settlement_line set standing = 'matched', rule = 'by-hand', exception_id = null where id % 6 = 0 and shop_id = $1`,
      [shopId],
    );
    const ids = (await rowsOf(answer)).map(({ line_id }) => line_id);
    expect([ids.length, new Set(ids).size]).toEqual([766, 766]);
  });

  it('breaks visibly where the database fails midway, and is never a short file', async () => {
    const answer = await download('payments', 'view=awaiting');
    const body = answer.body?.getReader();
    await body?.read();
    await house.foundation.database.app.query('select 1');
    await house.asOwner('alter table payment rename to payment_gone');
    const rest = (async () => {
      for (;;) if ((await body?.read())?.done) return;
    })();
    await expect(rest).rejects.toThrow();
    await house.asOwner('alter table payment_gone rename to payment');
  });
});

describe('the link to a download', () => {
  it('says how many rows that will be, and serves once', async () => {
    const link = await linkOf('payouts');
    expect(link.rows).toBe(3);
    const first = await answerDownload(house.foundation, link);
    expect(first.headers.get('content-disposition')).toBe(
      'attachment; filename="payouts-2026-11-25.csv"',
    );
    expect(await rowsOf(first)).toHaveLength(3);
    const second = await answerDownload(house.foundation, link);
    expect([second.status, await second.text()]).toEqual([
      410,
      expect.stringContaining('ya se usó'),
    ]);
    const journal = await house.asOwner(
      `select actor, data from reconciliation_event where kind = 'list.downloaded' order by at desc, id desc limit 1`,
    );
    expect(journal).toEqual([
      { actor: 'staff:1', data: { list: 'payouts', format: 'csv', rows: 3 } },
    ]);
  });

  it('serves nobody after its time, nobody of another shop, and nobody who changed it', async () => {
    const link = await linkOf('payouts');
    const other = await house.addShop('tienda-cusco.myshopify.com');
    const refused = async (followed: { shop: string | undefined; link: string | undefined }) =>
      (await answerDownload(house.foundation, followed)).status;
    expect(await refused({ ...link, shop: other })).toBe(410);
    expect(await refused({ ...link, link: `${link.link}x` })).toBe(410);
    expect(await refused({ ...link, link: 'x' })).toBe(410);
    house.clock.move(6 * 60_000);
    expect(await refused(link)).toBe(410);
    house.clock.move(-6 * 60_000);
    expect(await refused(link)).toBe(200);
  });
});

describe('the link to the statement of a month', () => {
  const linkTo = async (month: string) => {
    const accountId = rowId(shopId, 'account', 1) as AccountId;
    const form = new FormData();
    form.set('as', 'csv');
    const of = { shopId, accountId, currency: 'PEN', month };
    const asked = { actor: 'staff:1', locale: 'es-PE', of, form } as const;
    const prepared = await prepareStatement(house.foundation, asked);
    if (!('href' in prepared)) throw new Error(prepared.refused);
    const [, , shop, link] = prepared.href.split('/');
    return { shop, link };
  };

  it('serves once, in the form that was asked for, and is written down', async () => {
    await addSums(base);
    const link = await linkTo('2026-11');
    const first = await answerDownload(house.foundation, link);
    expect([first.status, first.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="statement-2026-11-PEN.csv"',
    ]);
    const second = await answerDownload(house.foundation, link);
    expect([second.status, await second.text()]).toEqual([
      410,
      expect.stringContaining('ya se usó'),
    ]);
    const journal = await house.asOwner(
      `select actor, data from reconciliation_event where kind = 'statement.downloaded'`,
    );
    const account = rowId(shopId, 'account', 1);
    expect(journal).toEqual([
      { actor: 'staff:1', data: { account, currency: 'PEN', month: '2026-11', as: 'csv' } },
    ]);
  });

  it('serves nothing where the book has no such month', async () => {
    const answer = await answerDownload(house.foundation, await linkTo('2026-01'));
    expect(answer.status).toBe(410);
  });
});

describe('the columns of the files', () => {
  it('are all explained in docs/exports.md, in their order', async () => {
    const text = await readFile(new URL('../../../docs/exports.md', import.meta.url), 'utf8');
    for (const list of LISTS) {
      const [, section = ''] = text.split(`## \`${list}\``);
      const told = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([a-z0-9_]+)` \|/gm)];
      expect([list, told.map(([, name]) => name)]).toEqual([
        list,
        LISTED[list].columns.map(({ name }) => name),
      ]);
    }
  });
});
