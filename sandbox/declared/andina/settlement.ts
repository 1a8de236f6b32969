import { fixedText } from '../../till/amount.ts';
import { limaText } from '../../till/lima-time.ts';
import type { Movement } from '../../till/movements.ts';
import type { Sheet } from '../../till/sheet.ts';

const HEADER = [
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

const TYPES: Readonly<Record<Movement['kind'], string>> = {
  sale: 'SALE',
  refund: 'REFUND',
  reversal: 'REVERSAL',
  chargeback: 'CHARGEBACK',
};

const signed = (minor: bigint): string => (minor < 0n ? `-${fixedText(-minor)}` : fixedText(minor));

const lineOf = (movement: Movement): readonly string[] => [
  limaText(movement.at).slice(0, 19).replace('T', ' '),
  TYPES[movement.kind],
  movement.code.reference,
  movement.code.transactionCode,
  movement.payment?.operation ?? movement.refund?.reference ?? '',
  movement.currency,
  signed(movement.grossMinor),
  // Commission and its tax stand without a sign, though they leave the balance.
  signed(-movement.feeMinor),
  signed(-movement.feeTaxMinor),
  signed(movement.netMinor),
  '',
];

/** Andina's settlement report, one line for each movement. */
export const settlement = (movements: readonly Movement[]): Sheet => ({
  separator: ',',
  lineEnd: '\n',
  header: HEADER,
  rows: movements.map(lineOf),
});
