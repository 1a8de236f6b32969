import { fixedText } from '../till/amount.ts';
import type { Movement } from '../till/movements.ts';
import type { Sheet } from '../till/sheet.ts';
import { dateText } from './dates.ts';
import { METHOD_ID } from './payment-order.ts';

/** What a movement is called. The glossary knows no reversal by a bank; as a dispute it is told here. */
const TYPES: Readonly<Record<Movement['kind'], string>> = {
  sale: 'SETTLEMENT',
  refund: 'REFUND',
  chargeback: 'CHARGEBACK',
  reversal: 'CHARGEBACK',
};

const signed = (minor: bigint): string => (minor < 0n ? `-${fixedText(-minor)}` : fixedText(minor));

/** Every column with how its cell is written. The fee holds its tax: "Incluyen IVA". Source: official glossary, 2024. */
const COLUMNS: readonly (readonly [string, (movement: Movement) => string])[] = [
  ['SOURCE_ID', ({ code }) => code.reference],
  ['EXTERNAL_REFERENCE', ({ code }) => code.transactionCode],
  ['USER_ID', () => '44444'],
  ['PAYMENT_METHOD_TYPE', () => 'atm'],
  ['PAYMENT_METHOD', () => METHOD_ID],
  ['SITE', () => 'MPE'],
  ['TRANSACTION_TYPE', ({ kind }) => TYPES[kind]],
  ['TRANSACTION_AMOUNT', ({ grossMinor }) => signed(grossMinor)],
  ['TRANSACTION_CURRENCY', ({ currency }) => currency],
  ['TRANSACTION_DATE', ({ at }) => dateText(at)],
  ['FEE_AMOUNT', ({ feeMinor, feeTaxMinor }) => signed(feeMinor + feeTaxMinor)],
  ['SETTLEMENT_NET_AMOUNT', ({ netMinor }) => signed(netMinor)],
  ['SETTLEMENT_CURRENCY', ({ currency }) => currency],
  ['SETTLEMENT_DATE', ({ at }) => dateText(at)],
  ['REAL_AMOUNT', ({ netMinor }) => signed(netMinor)],
  ['COUPON_AMOUNT', () => '0.00'],
];

/** "Todas las transacciones", with the columns that a merchant finds chosen. */
export const settlementReport = (movements: readonly Movement[]): Sheet => ({
  separator: ',',
  lineEnd: '\n',
  header: COLUMNS.map(([name]) => name),
  rows: movements.map((movement) => COLUMNS.map(([, cell]) => cell(movement))),
});
