import { expectedFrom } from '#app/reconciliation/expected/expected-of.ts';
import type { Column } from '#app/reconciliation/exporting/table.ts';
import { amount, instant, text } from './cells.ts';

/** Money that has not come, as it stands in the file: of what came in part, the rest, and what was told of it. */
export type ExpectedFileRow = {
  readonly id: string;
  readonly shop: string;
  readonly gateway: string;
  readonly account: string;
  readonly order_name: string | null;
  readonly session_id: string;
  readonly code: string | null;
  readonly reference: string | null;
  readonly operation: string | null;
  readonly paid_at: Date;
  readonly paid_on: string;
  readonly due_on: string | null;
  readonly state: string;
  readonly currency: string;
  readonly gross_minor: bigint;
  readonly fee_minor: bigint | null;
  readonly fee_tax_minor: bigint | null;
  readonly withheld_minor: bigint | null;
  readonly told_minor: bigint;
};

/** Nothing of what is kept is known without a rate card, and so no net either. */
function netOf({ gross_minor, fee_minor, fee_tax_minor, withheld_minor }: ExpectedFileRow) {
  if (fee_minor === null) return null;
  const kept = { fee: fee_minor, feeTax: fee_tax_minor ?? 0n, withheld: withheld_minor ?? 0n };
  return expectedFrom(gross_minor, kept).net;
}

const kept = (minor: bigint | null): bigint | null => (minor === null ? null : -minor);

/** The columns of *Money to come*; docs/exports.md says what each means. New ones are put at the end, none is ever renamed. */
export const EXPECTED_COLUMNS: readonly Column<ExpectedFileRow>[] = [
  text('shop', (row) => row.shop),
  text('gateway', (row) => row.gateway),
  text('account', (row) => row.account),
  text('status', (row) => row.state),
  text('due_on', (row) => row.due_on),
  text('order_name', (row) => row.order_name),
  text('payment_id', (row) => row.session_id),
  text('cip', (row) => row.code),
  text('gateway_reference', (row) => row.reference),
  text('operation', (row) => row.operation),
  instant('paid_at', (row) => row.paid_at),
  text('paid_on', (row) => row.paid_on),
  text('currency', (row) => row.currency),
  amount('gross_amount', (row) => [row.gross_minor, row.currency]),
  amount('expected_fee', (row) => [kept(row.fee_minor), row.currency]),
  amount('expected_fee_tax', (row) => [kept(row.fee_tax_minor), row.currency]),
  amount('expected_withholding', (row) => [kept(row.withheld_minor), row.currency]),
  amount('expected_net', (row) => [netOf(row), row.currency]),
  text('receipt_id', (row) => row.id),
  amount('reported_amount', (row) => [row.told_minor, row.currency]),
];
