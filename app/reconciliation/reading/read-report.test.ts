import { describe, expect, it } from 'vitest';
import { HEADS, kinds, payuSample, readAll, report, SALE } from './reading.test-data.ts';

describe('PayU’s own samples', () => {
  it('reads the statement whole: 27 groups, each TOTAL the sum of its details', async () => {
    const { recognised, lines, bad, whole } = await payuSample('statement');
    expect(recognised).toMatchObject({
      format: { name: 'payu-statement' },
      encoding: 'utf-8',
      delimiter: ';',
      headerLine: 1,
    });
    expect(bad).toEqual([]);
    expect(kinds(lines)).toEqual({
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
    expect(whole).toMatchObject({ records: 94, lines: 75, bad: 0, informing: 0 });
    expect(whole?.sums).toMatchObject([{ currency: 'COP', lines: 75, netMinor: -5_170_188n }]);
  });

  it('takes the orders and the transactions for information: they move nothing', async () => {
    const orders = await payuSample('orders');
    expect(kinds(orders.lines)).toEqual({ 'not-paid': 8, refund: 1, sale: 3 });
    expect(orders.whole).toMatchObject({ lines: 12, informing: 12, sums: [] });
    const transactions = await payuSample('transactions');
    expect(kinds(transactions.lines)).toEqual({ chargeback: 1, 'not-paid': 3, refund: 3, sale: 4 });
    expect(transactions.whole).toMatchObject({ lines: 11, informing: 11, sums: [] });
  });
});

describe('a line of a mapped report', () => {
  it('is read with its references, its time in Lima, and the sign of each movement', async () => {
    const { lines, whole } = await readAll(report(SALE));
    expect(lines).toEqual([
      {
        line: 2,
        kind: 'sale',
        word: 'Venta',
        reference: '123456',
        transactionCode: null,
        operation: '77',
        payout: null,
        gross: { minor: 12050n, currency: 'PEN' },
        fee: { minor: -484n, currency: 'PEN' },
        feeTax: null,
        net: { minor: 11566n, currency: 'PEN' },
        at: '2026-11-25T22:04:05-05:00',
      },
    ]);
    expect(whole?.sums).toEqual([
      {
        currency: 'PEN',
        lines: 1,
        netMinor: 11566n,
        grossMinor: 12050n,
        feeMinor: -484n,
        feeTaxMinor: 0n,
      },
    ]);
  });

  it('keeps two currencies apart, and a word that nobody explained as unknown', async () => {
    const dollars = SALE.replace('PEN', 'USD').replace('Venta', 'Bono');
    const { lines, whole } = await readAll(report(SALE, dollars));
    expect(lines[1]).toMatchObject({ kind: 'unknown', word: 'Bono', net: { currency: 'USD' } });
    expect(whole?.sums.map(({ currency, netMinor }) => [currency, netMinor])).toEqual([
      ['PEN', 11566n],
      ['USD', 11566n],
    ]);
  });

  it('may be of a code that was never paid: it informs, and nothing needs to be its net', async () => {
    const { lines, whole } = await readAll(report('25/11/2026;Anulado;123457;;PEN;;;'));
    expect(lines).toMatchObject([{ kind: 'not-paid', net: null, at: '2026-11-25' }]);
    expect(whole).toMatchObject({ informing: 1, sums: [] });
  });

  it('takes a text that looks like a formula for a text, and a formula for no amount', async () => {
    const text = SALE.replace('123456', '=1+1');
    const amount = SALE.replace('115.66', '=120.50-4.84');
    const { lines, bad } = await readAll(report(text, amount));
    expect(lines).toMatchObject([{ reference: '=1+1' }]);
    expect(bad).toEqual([{ line: 3, column: 'Neto', why: 'not an amount' }]);
  });
});

describe('a file as programs and people leave it', () => {
  it.each([
    ['Unix', '\n'],
    ['Windows', '\r\n'],
    ['an old Macintosh', '\r'],
  ])('reads the lines of %s', async (_, end) => {
    const { lines } = await readAll(report(SALE, SALE).replaceAll('\n', end));
    expect(lines.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('says on which line of the file a record begins, also after a cell of several lines', async () => {
    const noted = SALE.replace('Venta', '"Venta\r\n\r\npor\nweb"');
    const { lines } = await readAll(report(noted, SALE, '', SALE));
    expect(lines.map(({ line }) => line)).toEqual([2, 6, 8]);
    expect(lines[0]?.word).toBe('Venta\n\npor\nweb');
  });

  it('passes over blank lines, before the heads, between the lines and at the end', async () => {
    const { lines, whole } = await readAll(`\n\n${HEADS}\n;;;;;;;\n${SALE}\n\n \n;;;\n\n`);
    expect(lines.map(({ line }) => line)).toEqual([5]);
    expect(whole?.records).toBe(1);
  });

  it.each([',', '\t'] as const)('knows the delimiter %j by the heads', async (delimiter) => {
    const { recognised, lines } = await readAll(report(SALE).replaceAll(';', delimiter));
    expect(recognised?.delimiter).toBe(delimiter);
    expect(lines).toHaveLength(1);
  });

  it('reads columns in another order and with more beside them, also after Excel’s hidden line', async () => {
    const file = 'sep=;\nNeto;Nota;Moneda;CIP;Comisión;Monto;Operación;Fecha;Tipo\n'.concat(
      '115.66;hola;PEN;123456;4.84;120.50;77;25/11/2026 22:04;Venta\n',
    );
    const { recognised, lines } = await readAll(file);
    expect(recognised?.headerLine).toBe(2);
    expect(lines).toMatchObject([{ line: 3, net: { minor: 11566n }, reference: '123456' }]);
  });

  it('reads a title before the heads only where the plan allows it', async () => {
    const file = `Liquidación de noviembre\n${report(SALE)}`;
    expect((await readAll(file)).refusal).toEqual({ why: 'unknown-kind' });
    const { PLAN } = await import('./reading.test-data.ts');
    const { lines } = await readAll(file, { plan: { ...PLAN, linesBefore: 1 } });
    expect(lines).toMatchObject([{ line: 3 }]);
  });
});
