import type { Column } from '#app/reconciliation/exporting/table.ts';
import { payoutStateOf } from '../reconciliation/payout-state.ts';
import { amount, text, whole } from './cells.ts';

/** A payout as it stands in the file. */
export type PayoutFileRow = {
  readonly id: string;
  readonly shop: string;
  readonly gateway: string;
  readonly account: string;
  readonly name: string;
  readonly sent_on: string | null;
  readonly currency: string;
  readonly sent_minor: bigint | null;
  readonly bank_on: string | null;
  readonly bank_minor: bigint | null;
  readonly bank_reference: string | null;
  readonly exception_id: string | null;
  readonly exception: string | null;
  readonly lines: bigint;
  readonly composed_minor: bigint | null;
};

const differenceOf = ({ sent_minor, bank_minor }: PayoutFileRow): bigint | null =>
  sent_minor === null || bank_minor === null ? null : bank_minor - sent_minor;

/** The columns of *Payouts*; docs/exports.md says what each means. New ones are put at the end, none is ever renamed. */
export const PAYOUT_COLUMNS: readonly Column<PayoutFileRow>[] = [
  text('shop', (row) => row.shop),
  text('gateway', (row) => row.gateway),
  text('account', (row) => row.account),
  text('settlement_id', (row) => row.name),
  text('settlement_date', (row) => row.sent_on),
  text('status', payoutStateOf),
  text('currency', (row) => row.currency),
  whole('line_count', (row) => row.lines),
  amount('lines_amount', (row) => [row.composed_minor, row.currency]),
  amount('sent_amount', (row) => [row.sent_minor, row.currency]),
  amount('bank_amount', (row) => [row.bank_minor, row.currency]),
  amount('difference_amount', (row) => [differenceOf(row), row.currency]),
  text('bank_date', (row) => row.bank_on),
  text('bank_reference', (row) => row.bank_reference),
  text('exception_code', (row) => row.exception),
  text('payout_id', (row) => row.id),
];
