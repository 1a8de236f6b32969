import { expect, it } from 'vitest';
import type { ReportFormat } from '../report.ts';
import { changed, example } from './examples.test-data.ts';
import type { Manifest } from './manifest.ts';
import { acceptedManifest } from './parse-manifest.ts';
import { reportFormatOf } from './report-lines.ts';

const HEADS = [
  'Date',
  'Type',
  'Order',
  'Merchant reference',
  'Operation',
  'Currency',
  'Gross',
  'Commission',
  'IGV',
  'Net',
  'Payout',
];
const SALE = [
  '2026-11-25 22:04:05',
  'SALE',
  'ord_1',
  'A-1',
  '77',
  'PEN',
  '120.50',
  '4.10',
  '0.74',
  '115.66',
  'P-9',
];

function formatOf(manifest: Manifest): ReportFormat {
  const [format] = reportFormatOf(manifest);
  if (!format) throw new Error('no report');
  return format;
}
const read = (cells: readonly string[], manifest = example('andina')) =>
  formatOf(manifest).open(HEADS).read({ line: 2, cells })[0];
const changedCell = (index: number, text: string) =>
  SALE.map((cell, at) => (at === index ? text : cell));

it('reads a line with the sign of each movement', () => {
  expect(read(SALE)).toEqual({
    ok: true,
    value: {
      line: 2,
      kind: 'sale',
      word: 'SALE',
      reference: 'ord_1',
      transactionCode: 'A-1',
      operation: '77',
      payout: 'P-9',
      gross: { minor: 12050n, currency: 'PEN' },
      fee: { minor: -410n, currency: 'PEN' },
      feeTax: { minor: -74n, currency: 'PEN' },
      net: { minor: 11566n, currency: 'PEN' },
      at: '2026-11-25T22:04:05-05:00',
    },
  });
  expect(read(changedCell(9, '-20.05'))).toMatchObject({ value: { net: { minor: -2005n } } });
});

it('does not guess a kind that the manifest does not know', () => {
  expect(read(changedCell(1, 'GIFT'))).toMatchObject({ value: { kind: 'unknown', word: 'GIFT' } });
  expect(read(changedCell(1, 'valueOf'))).toMatchObject({ value: { kind: 'unknown' } });
});

it.each([
  [9, 'cien', 'Net', 'not an amount'],
  [7, '4,10', 'Commission', 'not an amount'],
  [5, 'soles', 'Currency', 'not a currency'],
  [0, '25/11/2026', 'Date', 'not a time of the declared format'],
])('names the cell that cannot be read, never its content', (index, text, column, why) => {
  expect(read(changedCell(index, text))).toEqual({ ok: false, error: { line: 2, column, why } });
});

it('reads decimals by comma where the manifest says so', () => {
  const manifest = acceptedManifest(changed('andina', { 'report.amounts': 'decimal-comma' }));
  const cells = SALE.map((cell) => cell.replace(/^(\d+)\.(\d\d)$/, '$1,$2'));
  expect(read(cells, manifest)).toMatchObject({ value: { net: { minor: 11566n } } });
  expect(read(SALE, manifest)).toMatchObject({ ok: false });
});

it('is told apart by its columns, each of which stands once', () => {
  const format = formatOf(example('andina'));
  expect(format.recognises(HEADS.map((head) => ` ${head} `).reverse())).toBe(true);
  expect(format.recognises(HEADS.slice(1))).toBe(false);
  expect(format.recognises([...HEADS, 'Net'])).toBe(false);
  expect(reportFormatOf(example('quipu'))).toEqual([]);
});
