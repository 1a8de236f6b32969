import { readDecision } from '#app/exceptions/choices.ts';
import type { Column } from '#app/reconciliation/exporting/table.ts';
import { amount, instant, text, whole } from './cells.ts';
import { impliedRate } from './implied-rate.ts';

/** A settlement line as it stands in the file. */
export type LineFileRow = {
  readonly id: string;
  readonly shop: string;
  readonly gateway: string;
  readonly account: string;
  readonly payout: string | null;
  readonly sent_on: string | null;
  readonly bank_reference: string | null;
  readonly kind: string;
  readonly word: string;
  readonly order_name: string | null;
  readonly session_id: string | null;
  readonly code: string | null;
  readonly reference: string | null;
  readonly transaction_code: string | null;
  readonly operation: string | null;
  readonly opened_at: Date | null;
  readonly paid_at: Date | null;
  readonly booked_at: Date | null;
  readonly booked_on: string;
  readonly gross_currency: string | null;
  readonly gross_minor: bigint | null;
  readonly fee_minor: bigint | null;
  readonly fee_tax_minor: bigint | null;
  readonly net_minor: bigint | null;
  readonly currency: string;
  /** What the rate card says is kept of it, tax included, with its sign; null where nothing can be compared. */
  readonly expected_fee_minor: bigint | null;
  readonly standing: string;
  readonly rule: string | null;
  readonly exception: string | null;
  readonly close_reason: string | null;
  readonly file: string;
  readonly file_line: number;
  readonly sha256: string;
};

const feesOf = ({ fee_minor, fee_tax_minor }: LineFileRow): bigint =>
  (fee_minor ?? 0n) + (fee_tax_minor ?? 0n);

const isWithholding = ({ kind }: LineFileRow): boolean => kind === 'withholding';

/** What of the net is neither gross, fee, tax nor withholding: with it, a row adds up. Unknown across two currencies. */
function otherOf(row: LineFileRow): bigint | null {
  if (row.net_minor === null) return null;
  if (isWithholding(row)) return 0n;
  if (row.gross_minor !== null && row.gross_currency !== row.currency) return null;
  return row.net_minor - (row.gross_minor ?? 0n) - feesOf(row);
}

const feeDifference = (row: LineFileRow): bigint | null =>
  row.expected_fee_minor === null ? null : feesOf(row) - row.expected_fee_minor;

/** The columns of *Lines*; docs/exports.md says what each means. New ones are put at the end, none is ever renamed. */
export const LINE_COLUMNS: readonly Column<LineFileRow>[] = [
  text('shop', (row) => row.shop),
  text('gateway', (row) => row.gateway),
  text('account', (row) => row.account),
  text('settlement_id', (row) => row.payout),
  text('settlement_date', (row) => row.sent_on),
  text('bank_reference', (row) => row.bank_reference),
  text('row_type', (row) => row.kind),
  text('order_name', (row) => row.order_name),
  text('payment_id', (row) => row.session_id),
  text('cip', (row) => row.code),
  text('gateway_reference', (row) => row.reference),
  instant('created_at', (row) => row.opened_at),
  instant('paid_at', (row) => row.paid_at),
  instant('booked_at', (row) => row.booked_at),
  text('gross_currency', (row) => row.gross_currency),
  amount('gross_amount', (row) => [row.gross_minor, row.gross_currency]),
  amount('fee_amount', (row) => [row.fee_minor, row.currency]),
  amount('fee_tax_amount', (row) => [row.fee_tax_minor, row.currency]),
  amount('withholding_amount', (row) => [isWithholding(row) ? row.net_minor : null, row.currency]),
  amount('other_amount', (row) => [otherOf(row), row.currency]),
  amount('net_amount', (row) => [row.net_minor, row.currency]),
  text('settlement_currency', (row) => row.currency),
  { name: 'exchange_rate', kind: 'amount', of: impliedRate },
  amount('expected_fee', (row) => [row.expected_fee_minor, row.currency]),
  amount('fee_difference', (row) => [feeDifference(row), row.currency]),
  text('match_status', (row) => row.standing),
  text('match_rule', (row) => row.rule),
  text('exception_code', (row) => row.exception),
  text('note', (row) => row.close_reason && readDecision(row.close_reason).reason),
  text('source_file', (row) => row.file),
  whole('source_line', (row) => row.file_line),
  text('source_sha256', (row) => row.sha256),
  text('line_id', (row) => row.id),
  text('row_word', (row) => row.word),
  text('transaction_code', (row) => row.transaction_code),
  text('operation', (row) => row.operation),
  text('booked_on', (row) => row.booked_on),
];
