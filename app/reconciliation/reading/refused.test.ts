import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { payu } from '#app/gateways/payu/provider.ts';
import { HEADS, PLAN, payuSample, readAll, report, SALE } from './reading.test-data.ts';

const statement = readFileSync(
  new URL('../../../test/vectors/payu-reports/statement.csv', import.meta.url),
  'utf8',
);
const asStatement = { formats: payu.reports, plan: null, currency: 'COP' };

describe('a file that was cut off', () => {
  it('is refused where it ends inside a quoted cell', async () => {
    const { refusal, whole } = await readAll(`${report(SALE)}25/11/2026;"Ven`);
    expect(refusal).toEqual({ why: 'truncated', line: 3 });
    expect(whole).toBeNull();
  });

  it('has its last row quarantined where that ends before its last cell', async () => {
    const { lines, bad } = await readAll(`${report(SALE)}25/11/2026;Venta;123456;77;PEN;120.50`);
    expect(lines).toHaveLength(1);
    expect(bad).toEqual([{ line: 3, column: 'Fecha', why: 'truncated' }]);
  });

  it('is seen by the total that its details no longer make: PayU’s last group', async () => {
    const { bad } = await readAll(
      statement.trimEnd().split('\n').slice(0, -2).join('\n'),
      asStatement,
    );
    expect(bad).toMatchObject([{ why: 'total-is-not-the-sum' }]);
  });

  it('takes no amount of which it has only the beginning: PayU’s last detail', async () => {
    const last = ';Wire transfer;100000';
    const cut = statement.slice(0, statement.lastIndexOf(last) + last.length - 1);
    expect(cut).toMatch(/;Wire transfer;10000$/);
    const whole = await readAll(`${cut}0.00\n`, asStatement);
    const { lines, bad } = await readAll(cut, asStatement);
    expect(lines).toEqual(whole.lines.slice(0, -1));
    expect(bad.map(({ why }) => why)).toContain('truncated');
  });

  it.each(['115.6', '115.', '115', '1', '-'])(
    'takes no amount of which it has only the beginning: %s, and no line’s end',
    async (beginning) => {
      const row = SALE.replace('115.66', beginning);
      const { lines, bad } = await readAll(`${report(SALE)}${row}`);
      expect(lines).toHaveLength(1);
      expect(bad).toHaveLength(1);
      expect((await readAll(`${report(SALE)}${SALE}`)).lines).toHaveLength(2);
    },
  );

  it('is whole where its report leaves out decimals that are zero, and the last line’s end', async () => {
    const whole = SALE.replace('115.66', '115');
    expect((await readAll(`${report(whole)}${whole}`)).lines).toHaveLength(2);
  });

  it('is refused where a letter of two bytes is only half there', async () => {
    const bytes = Buffer.from(`${report(SALE)}25/11/2026;Devolució`);
    const { refusal } = await readAll(bytes.subarray(0, bytes.length - 1));
    expect(refusal).toEqual({ why: 'truncated', line: 2 });
  });
});

describe('a file that is refused whole, with the reason', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks only', '\n  \r\n', 'empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'picture'],
    ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]), 'picture'],
    ['a PDF, though its beginning is all letters', '%PDF-1.7\n1 0 obj\n<< >>\n', 'pdf'],
    ['a page of the web', '\uFEFF\n<!DOCTYPE html>\n<html><table><tr><td>1', 'web-page'],
    ['a table of the web under a name of Excel', '<HTML xmlns="x"><table>', 'web-page'],
    ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'archive'],
    ['bytes of nothing that is known', Buffer.from([1, 0, 2, 0, 3, 0xff, 0, 0]), 'not-text'],
    ['half an archive', Buffer.from('PK\u0003\u0004 and no more'), 'broken-workbook'],
    ['an Excel file of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-excel'],
    ['another gateway’s heads', 'Id;Monto\n1;2.00\n', 'unknown-kind'],
    ['a renamed column', report(SALE).replace('Neto', 'Neto S/'), 'unknown-kind'],
    ['a missing column', report(SALE).replace('CIP;', ''), 'unknown-kind'],
  ] as const)('%s', async (_, file, why) => {
    expect((await readAll(file)).refusal).toEqual({ why });
  });

  it('a column that is needed and stands twice', async () => {
    const { refusal } = await readAll(`${HEADS};Neto\n${SALE};115.66\n`);
    expect(refusal).toEqual({ why: 'header-twice', heads: ['Neto'] });
    const twice = statement.replace('OrderId', 'Reference').replace(/^/, 'OrderId;');
    expect((await readAll(twice, asStatement)).refusal).toEqual({
      why: 'header-twice',
      heads: ['Reference'],
    });
  });

  it('more columns than any report has', async () => {
    const { refusal } = await readAll(`${HEADS}${';x'.repeat(600)}\n`);
    expect(refusal).toEqual({ why: 'too-wide', most: 512 });
  });

  it('a line of 50 MB, without ever holding more than a little of it', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const piece = Buffer.alloc(65_536, 'x');
    let pieces = 0;
    function* cut(head: Uint8Array) {
      yield head;
      for (; pieces < 800; pieces += 1) yield piece;
    }
    const { refusal, lines } = await readAll(report(SALE), { cut });
    expect(refusal).toEqual({ why: 'line-too-long', line: 3 });
    expect(lines).toHaveLength(1);
    expect(pieces).toBeLessThan(40);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('a quote that is never closed and swallows the lines after it', async () => {
    const open = SALE.replace('Venta', '"Venta');
    const { refusal } = await readAll(report(SALE, open, SALE, SALE));
    expect(refusal).toEqual({ why: 'broken-quote', line: 3 });
    const stray = SALE.replace('Venta', '"Venta"s');
    expect((await readAll(report(stray, SALE, SALE))).refusal).toEqual({
      why: 'broken-quote',
      line: 2,
    });
    const closed = SALE.replace('Venta', '"s"');
    expect((await readAll(report(SALE, stray, closed, SALE))).refusal).toMatchObject({ line: 3 });
    const many = report(SALE, open, ...Array(30_000).fill(SALE));
    expect((await readAll(many)).refusal).toEqual({ why: 'broken-quote', line: 3 });
  });
});

describe('a row that is quarantined, its content untold', () => {
  const [first = '', second = ''] = ['2026', 'S/ secreto'];

  it.each([
    ['an amount that is a word', SALE.replace('115.66', second), 'Neto', 'not an amount'],
    ['an empty amount', SALE.replace('115.66', ''), 'Neto', 'empty'],
    ['a third decimal', SALE.replace('4.84', '4.845'), 'Comisión', 'not an amount'],
    ['a comma for decimals', SALE.replace('4.84', '4,84'), 'Comisión', 'not an amount'],
    ['a currency that is none', SALE.replace('PEN', 'soles'), 'Moneda', 'not a currency'],
    [
      'a day of no calendar',
      SALE.replace('25/11', '31/02'),
      'Fecha',
      'not a time of the declared format',
    ],
    ['a cell too many', `${SALE};${first}`, 'Neto', 'more cells than heads'],
    ['a quote inside a quoted cell', SALE.replace('Venta', '"Ven"ta"'), '', 'broken-quote'],
    ['the heads once more', HEADS, 'Fecha', 'header-again'],
    [
      'a reference longer than any',
      SALE.replace('123456', '1'.repeat(201)),
      'reference',
      'not-a-reference',
    ],
  ])('%s', async (_, row, column, why) => {
    const { bad, lines } = await readAll(report(SALE, row, SALE));
    expect(bad).toEqual([{ line: 3, column, why }]);
    expect(lines.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('PayU’s row without a cell in the middle', async () => {
    const { lines } = await payuSample('orders');
    expect(lines).toHaveLength(12);
    const { bad } = await readAll('CIP;Neto\nx\n', {
      plan: { ...PLAN, kind: 'sale', columns: { reference: 'CIP', net: 'Neto' }, leaves: [] },
    });
    expect(bad).toEqual([{ line: 2, column: 'Neto', why: 'empty' }]);
  });
});
