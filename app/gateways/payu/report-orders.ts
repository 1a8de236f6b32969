import { ok, type Result } from '#app/kernel/result.ts';
import type { BadRow, ReportFormat, ReportLine, ReportRow } from '../report.ts';
import { reportTime } from './dates.ts';
import { amountAt, BARE, bad, cellsOf, hasColumns, minus } from './report-cells.ts';
import { kindOf } from './report-kinds.ts';

const NEEDED = [
  'TransactionId',
  'OrderId',
  'Last update',
  'Reference',
  'Original value',
  'Original currency',
  'Order status',
  'Transaction type',
  'Transaction state',
] as const;

function read(header: readonly string[], row: ReportRow): Result<ReportLine, BadRow> {
  if (row.cells.length !== header.length) return bad(row.line, 'TransactionId', 'cells');
  const cell = cellsOf(header, row);
  const type = cell('Transaction type');
  const status = cell('Order status');
  const told = kindOf(type, cell('Transaction state'));
  const kind = status === 'CHARGEBACK' && told === 'sale' ? 'chargeback' : told;
  const amount = amountAt(row, {
    column: 'Original value',
    text: cell('Original value'),
    currency: cell('Original currency'),
  });
  if (!amount.ok) return amount;
  const out = kind === 'refund' || kind === 'chargeback';
  return ok({
    ...BARE,
    line: row.line,
    kind,
    word: `${status} ${type} ${cell('Transaction state')}`,
    reference: cell('OrderId') || null,
    transactionCode: cell('Reference') || null,
    operation: cell('TransactionId') || null,
    gross: kind === 'not-paid' ? null : out ? minus(amount.value) : amount.value,
    at: reportTime(cell('Last update')),
  });
}

/** `[millis]_orders_[account].csv`: each order by its last transaction. It tells no fees and moves no balance: `net` is null. */
export const orders: ReportFormat = {
  name: 'payu-orders',
  recognises: (header) => hasColumns(header, NEEDED),
  open: (header) => ({ read: (row) => [read(header, row)] }),
};
