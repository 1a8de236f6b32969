import { ok, type Result } from '#app/kernel/result.ts';
import type { BadRow, ReportFormat, ReportLine, ReportRow } from '../report.ts';
import { reportTime } from './dates.ts';
import { amountAt, BARE, bad, cellsOf, hasColumns, minus } from './report-cells.ts';
import { kindOf } from './report-kinds.ts';

const NEEDED = [
  'Prueba',
  'Id Orden',
  'Id',
  'Fecha última actualización',
  'Referencia',
  'Tipo de transacción',
  'Estado',
  'Moneda transacción',
  'Valor transacción',
] as const;

function read(header: readonly string[], row: ReportRow): Result<ReportLine, BadRow> {
  if (row.cells.length !== header.length) return bad(row.line, 'Id', 'cells');
  const cell = cellsOf(header, row);
  const type = cell('Tipo de transacción');
  const state = cell('Estado');
  // `Prueba` is `f` or `t`: what was only tried moved no money, whatever its state.
  const kind = cell('Prueba') === 't' ? 'not-paid' : kindOf(type, state);
  const amount = amountAt(row, {
    column: 'Valor transacción',
    text: cell('Valor transacción'),
    currency: cell('Moneda transacción'),
  });
  if (!amount.ok) return amount;
  const out = kind === 'refund' || kind === 'chargeback';
  return ok({
    ...BARE,
    line: row.line,
    kind,
    word: `${type} ${state}`,
    reference: cell('Id Orden') || null,
    transactionCode: cell('Referencia') || null,
    operation: cell('Id') || null,
    gross: kind === 'not-paid' ? null : out ? minus(amount.value) : amount.value,
    at: reportTime(cell('Fecha última actualización')),
  });
}

/** `[account]_[date]_transactions.csv`, 68 columns in Spanish: one row per transaction. It tells no fees: `net` is null. */
export const transactions: ReportFormat = {
  name: 'payu-transactions',
  recognises: (header) => hasColumns(header, NEEDED),
  open: (header) => ({ read: (row) => [read(header, row)] }),
};
