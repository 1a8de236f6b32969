import { expect, it } from 'vitest';
import { transferReport } from './report-transfers.ts';

const HEADER = [
  '\uFEFFmerchant_name',
  'settlement_code',
  'settlement_country',
  'settlement_currency',
  'settlement_net_amount',
  'transfer_date',
];
const read = (...cells: string[]) => transferReport.open(HEADER).read({ line: 2, cells });

it('is told by its header, in any case and order', () => {
  expect(transferReport.recognises(HEADER)).toBe(true);
  expect(transferReport.recognises(HEADER.map((name) => name.toUpperCase()).reverse())).toBe(true);
  expect(transferReport.recognises(HEADER.slice(0, 4))).toBe(false);
});

it('reads each line as money that left the balance for the bank', () => {
  expect(read('Tiendita', 'SET-PE-260915-001', 'Peru', 'PEN', '118,750.50', '15/09/2026')).toEqual([
    {
      ok: true,
      value: {
        line: 2,
        kind: 'payout',
        word: 'transfer',
        reference: null,
        transactionCode: null,
        operation: null,
        payout: 'SET-PE-260915-001',
        gross: null,
        fee: null,
        feeTax: null,
        net: { minor: -11_875_050n, currency: 'PEN' },
        at: '2026-09-15',
      },
    },
  ]);
});

it('reads what the merchant owes as money that came in', () => {
  expect(read('T', 'SET-1', 'Peru', 'USD', '-5.40', '15/09/2026')).toMatchObject([
    { value: { net: { minor: 540n, currency: 'USD' } } },
  ]);
});

it.each([
  ['settlement_code', ['T', '', 'Peru', 'PEN', '5.40', '15/09/2026']],
  ['settlement_net_amount', ['T', 'SET-1', 'Peru', 'PEN', '5.405', '15/09/2026']],
  ['settlement_net_amount', ['T', 'SET-1', 'Peru', 'PEN', '1,23.40', '15/09/2026']],
  ['settlement_net_amount', ['T', 'SET-1', 'Peru', 'soles', '5.40', '15/09/2026']],
  ['transfer_date', ['T', 'SET-1', 'Peru', 'PEN', '5.40', '2026-09-15']],
  ['settlement_code', []],
])('says which cell cannot be read: %s', (column, cells) => {
  expect(read(...cells)).toMatchObject([{ ok: false, error: { line: 2, column } }]);
});

it('does not read a row of more cells than heads: an amount with its thousands apart may be two of them', () => {
  const header = [...HEADER.slice(0, 4), 'transfer_date', 'settlement_net_amount'];
  const cells = ['Tiendita', 'SET-PE-1', 'Peru', 'PEN', '15/09/2026', '118', '750.50'];
  expect(transferReport.open(header).read({ line: 2, cells })).toEqual([
    {
      ok: false,
      error: { line: 2, column: 'settlement_net_amount', why: 'more cells than heads' },
    },
  ]);
});

it('does not take a report in which a column that is read stands twice, under whichever spelling', () => {
  expect(transferReport.recognises([...HEADER, 'Settlement Net Amount'])).toBe(false);
});
