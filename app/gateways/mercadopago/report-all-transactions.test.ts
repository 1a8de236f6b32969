import { describe, expect, it } from 'vitest';
import { allTransactions } from './report-all-transactions.ts';

const HEADER = [
  'EXTERNAL_REFERENCE',
  'SOURCE_ID',
  'PAYMENT_METHOD',
  'TRANSACTION_TYPE',
  'TRANSACTION_AMOUNT',
  'TRANSACTION_CURRENCY',
  'TRANSACTION_DATE',
  'FEE_AMOUNT',
  'SETTLEMENT_NET_AMOUNT',
  'SETTLEMENT_CURRENCY',
  'SETTLEMENT_DATE',
];
const AT = '2026-11-25T10:15:00.000-05:00';
const line = (type: string, [gross, fee, net]: readonly [string, string, string]) => [
  'A-1',
  '5466310457',
  'pagoefectivo_atm',
  type,
  gross,
  'PEN',
  AT,
  fee,
  net,
  'PEN',
  AT,
];
const read = (cells: readonly string[], header = HEADER) =>
  allTransactions.open(header).read({ line: 2, cells });
const soles = (minor: bigint) => ({ minor, currency: 'PEN' });

describe('the report of all transactions', () => {
  it('is known by its columns, in whatever order and whichever else there are', () => {
    expect(allTransactions.recognises(HEADER)).toBe(true);
    const [first, ...others] = HEADER.toReversed();
    expect(allTransactions.recognises([`\uFEFF${first}`, ...others, 'PAYER_NAME'])).toBe(true);
    expect(allTransactions.recognises(HEADER.map((key) => `Columna (${key})`))).toBe(true);
    expect(allTransactions.recognises(HEADER.filter((key) => key !== 'SOURCE_ID'))).toBe(false);
    expect(allTransactions.recognises(['DATE', 'SOURCE_ID', 'NET_CREDIT_AMOUNT'])).toBe(false);
  });

  it('tells of a sale what came in, what was kept and what is left', () => {
    expect(read(line('SETTLEMENT', ['120.50', '-4.81', '115.69']))).toEqual([
      {
        ok: true,
        value: {
          line: 2,
          kind: 'sale',
          word: 'SETTLEMENT',
          reference: '5466310457',
          transactionCode: 'A-1',
          operation: '5466310457',
          payout: null,
          gross: soles(12050n),
          fee: soles(-481n),
          feeTax: null,
          net: soles(11569n),
          at: AT,
        },
      },
    ]);
  });

  it('gives the fee the sign with which gross becomes net', () => {
    expect(read(line('SETTLEMENT', ['120.50', '4.81', '115.69']))).toMatchObject([
      { value: { fee: soles(-481n) } },
    ]);
    expect(read(line('REFUND', ['-120.50', '4.81', '-115.69']))).toMatchObject([
      { value: { kind: 'refund', gross: soles(-12050n), fee: soles(481n), net: soles(-11569n) } },
    ]);
  });

  it.each([
    ['CHARGEBACK', 'chargeback'],
    ['DISPUTE', 'frozen'],
    ['REFUND_SHIPPING', 'adjustment'],
    ['BENEDICTION', 'unknown'],
    ['', 'unknown'],
  ])('says of %s: %s', (type, kind) => {
    expect(read(line(type, ['-1.00', '', '-1.00']))).toMatchObject([
      { value: { kind, fee: null } },
    ]);
  });

  it.each([
    ['WITHDRAWAL', 'payout'],
    ['PAYOUT', 'payout'],
    ['WITHDRAWAL_CANCEL', 'payout-returned'],
  ])('takes %s for money that left to the merchant, of no payment', (type, kind) => {
    expect(read(line(type, ['-500.00', '0', '-500.00']))).toMatchObject([
      { value: { kind, reference: null, operation: null, payout: '5466310457' } },
    ]);
  });

  it('does without the columns that the merchant left out', () => {
    const header = [
      'TRANSACTION_TYPE',
      'SOURCE_ID',
      'SETTLEMENT_NET_AMOUNT',
      'SETTLEMENT_CURRENCY',
    ];
    expect(read(['SETTLEMENT', '1', '9.5', 'PEN'], header)).toMatchObject([
      { value: { transactionCode: null, gross: null, fee: null, net: soles(950n), at: null } },
    ]);
  });

  it.each([
    [['1,250.00', '0', '9.50'], 'TRANSACTION_AMOUNT'],
    [['9.50', 'x', '9.50'], 'FEE_AMOUNT'],
    [['9.50', '0', '9.505'], 'SETTLEMENT_NET_AMOUNT'],
    [['9.50', '0', ''], 'SETTLEMENT_NET_AMOUNT'],
  ] as const)('says which cell it cannot read: %j', (amounts, column) => {
    expect(read(line('SETTLEMENT', amounts))).toMatchObject([{ error: { line: 2, column } }]);
  });

  it('does not read a row of more cells than heads: what stands in them may belong to other columns', () => {
    const torn = line('SETTLEMENT', ['120.50', '-4.81', '115.69']).toSpliced(0, 1, 'A-1', 'B');
    expect(read(torn)).toEqual([
      {
        ok: false,
        error: { line: 2, column: 'SETTLEMENT_NET_AMOUNT', why: 'more cells than heads' },
      },
    ]);
  });

  it('is not taken where a column that is read stands twice, needed or not, translated or not', () => {
    expect(allTransactions.recognises([...HEADER, 'FEE_AMOUNT'])).toBe(false);
    expect(allTransactions.recognises([...HEADER, 'Neto (SETTLEMENT_NET_AMOUNT)'])).toBe(false);
    expect(allTransactions.recognises([...HEADER, 'PAYMENT_METHOD'])).toBe(true);
  });
});
