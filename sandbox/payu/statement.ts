import { fixedText } from '../till/amount.ts';
import type { Movement } from '../till/movements.ts';
import type { Sheet } from '../till/sheet.ts';
import { transactionOf } from './order-view.ts';

/** As PayU's sample has it, an untranslated key included. */
const HEADER = [
  'Operation group',
  'Description',
  'Creation date',
  'Previous balance',
  'Available balance',
  'Reference',
  'MovementId',
  'Previous reservation balance',
  'OrderId',
  'staReport.csv.header2.allied_Id',
  'Document support type',
  'Document support',
  'Payment method',
  'Credit',
  'Credit value',
  'Debit',
  'Debit value',
];

const GROUPS = {
  sale: 'Sale',
  refund: 'Reversion',
  reversal: 'Reversion',
  chargeback: 'Chargeback',
} as const;

type Side = readonly (readonly [concept: string, minor: bigint])[];

/** `2021-09-28 00:03:44.465`, Lima's time without saying so. */
export const reportTime = (at: Date): string =>
  new Date(at.getTime() - 5 * 60 * 60_000).toISOString().slice(0, 23).replace('T', ' ');

/** A group: its TOTALs, then its concepts side by side, the first thirteen cells empty. */
function groupOf(movement: Movement, before: bigint): string[][] {
  const { code, payment, grossMinor, feeMinor, feeTaxMinor, netMinor } = movement;
  const fees: Side = [
    ['PayU Fee', -feeMinor],
    ['Fee VAT', -feeTaxMinor],
  ];
  const credits: Side = grossMinor > 0n ? [['Sale', grossMinor]] : [];
  const debits: Side = grossMinor > 0n ? fees : [['Sale', -grossMinor]];
  const total = (side: Side) =>
    side.length > 0
      ? ['TOTAL', fixedText(side.reduce((sum, [, minor]) => sum + minor, 0n))]
      : ['', ''];
  const cell = (side: Side, row: number) => {
    const [concept, minor] = side[row] ?? [];
    return minor === undefined ? ['', ''] : [concept ?? '', fixedText(minor)];
  };
  const transaction = transactionOf(code, payment);
  const first = [
    GROUPS[movement.kind],
    code.concept,
    reportTime(movement.at),
    signed(before),
    signed(before + netMinor),
    code.transactionCode,
    `${transaction.slice(0, 24)}${movement.at.getTime().toString(16).padStart(12, '0')}`,
    '0.00',
    code.reference,
    '',
    'Order',
    transaction,
    'PAGOEFECTIVO',
  ];
  const rows = Math.max(credits.length, debits.length);
  return [
    [...first, ...total(credits), ...total(debits)],
    ...Array.from({ length: rows }, (_, row) => [
      ...Array<string>(13).fill(''),
      ...cell(credits, row),
      ...cell(debits, row),
    ]),
  ];
}

const signed = (minor: bigint): string => (minor < 0n ? `-${fixedText(-minor)}` : fixedText(minor));

/** `[millis]_statement_report_[account].csv`: groups, the latest first. */
export function statement(movements: readonly Movement[]): Sheet {
  let balance = 0n;
  const groups = movements.map((movement) => {
    const rows = groupOf(movement, balance);
    balance += movement.netMinor;
    return rows;
  });
  return { separator: ';', lineEnd: '\n', header: HEADER, rows: groups.reverse().flat() };
}
