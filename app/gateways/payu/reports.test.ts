import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportLine, ReportReader, ReportRow } from '../report.ts';
import { payu } from './provider.ts';
import { orders } from './report-orders.ts';
import { statement } from './report-statement.ts';
import { transactions } from './report-transactions.ts';

/** A small reader of PayU's files: `;`, quotes doubled inside quotes. None of the samples breaks a line inside a cell. */
function rowsOf(name: string): readonly ReportRow[] {
  const file = new URL(`../../../test/vectors/payu-reports/${name}`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.flatMap((text, index) =>
    text === '' ? [] : [{ line: index + 1, cells: cellsIn(text) }],
  );
}
const cellsIn = (text: string): readonly string[] =>
  [...`;${text}`.matchAll(/;(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

function sampleOf(name: string) {
  const [header, ...rows] = rowsOf(name);
  return { header: header?.cells ?? [], rows };
}
function linesOf(reader: ReportReader, rows: readonly ReportRow[]): readonly ReportLine[] {
  return rows
    .flatMap((row) => reader.read(row))
    .map((read) => {
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return read.value;
    });
}
const count = (lines: readonly ReportLine[]) => {
  const kinds = [...new Set(lines.map(({ kind }) => kind))].sort();
  return Object.fromEntries(
    kinds.map((kind) => [kind, lines.filter((line) => line.kind === kind).length]),
  );
};

it.each(['orders.csv', 'transactions.csv', 'statement.csv'])(
  'tells PayU’s reports apart by their header alone: %s',
  (name) => {
    const { header } = sampleOf(name);
    const formats = payu.reports.filter((format) => format.recognises(header));
    expect(formats.map((format) => `${format.name}.csv`)).toEqual([`payu-${name}`]);
  },
);

describe('the statement', () => {
  const { header, rows } = sampleOf('statement.csv');

  it('adds up: the details of all 27 groups are their totals', () => {
    const reader = statement.open(header, 'COP');
    linesOf(reader, rows);
    expect(reader.end()).toEqual([]);
    expect(rows.filter(({ cells }) => cells[0] !== '')).toHaveLength(27);
  });

  it('moves the balance by the sum of its lines, of which none is unknown', () => {
    const lines = linesOf(statement.open(header, 'COP'), rows);
    expect(count(lines)).toEqual({
      chargeback: 1,
      fee: 15,
      'fee-tax': 15,
      frozen: 3,
      payout: 7,
      'payout-returned': 6,
      refund: 3,
      released: 3,
      sale: 4,
      withholding: 18,
    });
    // The sum of the TOTAL cells, added up by another program.
    expect(lines.reduce((sum, { net }) => sum + (net?.minor ?? 0n), 0n)).toBe(-5170188n);
  });

  it('names a sale by order, our own code and transaction, with its fee and tax beside it', () => {
    const lines = linesOf(statement.open(header, 'COP'), rows);
    const sale = lines.filter(
      ({ word, reference }) => word.startsWith('Sale:') && reference === '1658122252',
    );
    expect(sale.map(({ kind, net }) => [kind, net?.minor])).toEqual([
      ['sale', 100_000n],
      ['withholding', -414n],
      ['withholding', -1500n],
      ['fee', -290_000n],
      ['fee-tax', -55_100n],
    ]);
    expect(sale[0]).toMatchObject({
      transactionCode: 'Cust81dc1e - 2',
      operation: 'f695398f-b037-46bc-8520-002b51b1d98b',
      payout: null,
      gross: { minor: 100_000n, currency: 'COP' },
      at: '2021-09-21T14:59:19.535',
    });
  });

  it('names a transfer to the bank, and the same one when it comes back', () => {
    const lines = linesOf(statement.open(header, 'COP'), rows);
    const transfer = lines.filter(({ payout }) => payout === '4494777');
    expect(transfer.map(({ kind, net }) => [kind, net?.minor])).toEqual([
      ['payout-returned', 9_773_500n],
      ['fee', -650_000n],
      ['payout', -9_000_000n],
      ['fee-tax', -123_500n],
    ]);
  });

  it('is in soles unless the caller knows better', () => {
    const [line] = linesOf(statement.open(header), rows);
    expect(line?.net?.currency).toBe('PEN');
  });
});

describe('a statement that cannot be believed', () => {
  const { header, rows } = sampleOf('statement.csv');
  const [first, fee] = rows;
  const altered = (row: ReportRow | undefined, from: string, to: string): ReportRow => ({
    line: row?.line ?? 0,
    cells: (row?.cells ?? []).map((cell) => (cell === from ? to : cell)),
  });
  const problems = (given: readonly (ReportRow | undefined)[]) => {
    const reader = statement.open(header);
    const read = given.flatMap((row) => (row ? reader.read(row) : []));
    return [...read, ...reader.end()].flatMap((each) => (each.ok ? [] : [each.error]));
  };

  it('says so when a group’s details are not its total', () => {
    const missing = [first, fee, rows[4], rows[5]];
    expect(problems(missing)).toEqual([
      { line: 2, column: 'Debit value', why: 'total-is-not-the-sum' },
    ]);
  });

  it('says which cell is no amount, and not what stands in it', () => {
    expect(problems([first, altered(rows[2], '50000.00', '50.000,00')])).toEqual([
      { line: 4, column: 'Debit value', why: 'not-a-decimal' },
    ]);
  });

  it('says so when a detail stands without a group, or a group without a total', () => {
    expect(problems([fee])).toMatchObject([{ why: 'detail-without-group' }]);
    expect(problems([altered(first, 'TOTAL', 'SUMA'), rows[2]])).toMatchObject([
      { why: 'not-a-total' },
      { why: 'detail-without-group' },
    ]);
    expect(problems([{ line: 9, cells: ['', 'x', '', ''] }])).toMatchObject([{ why: 'empty' }]);
    expect(problems([{ line: 9, cells: Array(18).fill('') }])).toMatchObject([{ why: 'cells' }]);
  });

  it('keeps the money of a word that it does not know', () => {
    const reader = statement.open(header);
    if (first) reader.read(first);
    const strange = altered(rows[2], 'Wire transfer', 'Impuesto nuevo');
    expect(reader.read(strange)).toMatchObject([
      { ok: true, value: { kind: 'unknown', net: { minor: -5_000_000n } } },
    ]);
  });
});

describe('the list of orders', () => {
  const { header, rows } = sampleOf('orders.csv');

  it('tells what was paid, given back, and never paid', () => {
    const lines = linesOf(orders.open(header), rows);
    expect(count(lines)).toEqual({ 'not-paid': 8, refund: 1, sale: 3 });
    expect(lines.find(({ kind }) => kind === 'refund')).toMatchObject({
      reference: '1656895801',
      gross: { minor: -2_000_000n, currency: 'COP' },
      net: null,
      word: 'REFUNDED REFUND APPROVED',
    });
    expect(lines.find(({ reference }) => reference === '1657344956')).toMatchObject({
      kind: 'not-paid',
      word: 'CANCELLED AUTHORIZATION_AND_CAPTURE EXPIRED',
      gross: null,
    });
  });

  it('does not read a row that is short', () => {
    const row = { line: 7, cells: ['x'] };
    expect(orders.open(header).read(row)).toMatchObject([{ ok: false, error: { line: 7 } }]);
  });
});

describe('the list of transactions', () => {
  const { header, rows } = sampleOf('transactions.csv');

  it('has 68 columns, and tells each movement of an order by itself', () => {
    expect(header).toHaveLength(68);
    const lines = linesOf(transactions.open(header), rows);
    expect(count(lines)).toEqual({ chargeback: 1, 'not-paid': 3, refund: 3, sale: 4 });
    const chargeback = lines.find(({ kind }) => kind === 'chargeback');
    expect(chargeback).toMatchObject({
      reference: '1658122252',
      gross: { minor: -100_000n },
      at: '2021-09-27T09:17:44.492',
    });
  });

  it('takes what was only tried for no money', () => {
    const tried = rows.map((row) => ({ ...row, cells: ['t', ...row.cells.slice(1)] }));
    const lines = linesOf(transactions.open(header), tried);
    expect(count(lines)).toEqual({ 'not-paid': 11 });
  });
});
