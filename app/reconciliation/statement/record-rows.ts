import { limaOffsetText } from '#app/kernel/lima.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { Cell, CellKind } from '../exporting/cell.ts';
import { type Decision, differenceOf, type Facts, type LineSum, type Movement } from './facts.ts';
import { moneySaidRecords } from './money-said-records.ts';
import type { Statement } from './statement.ts';

/** One record of a statement for machines; what a record says nothing of stays empty. Names as in the exports of lines. */
export type StatementRecord = { readonly [Name in (typeof COLUMNS)[number][0]]?: Cell };

const COLUMNS = [
  ['row_type', 'text'],
  ['shop', 'text'],
  ['gateway', 'text'],
  ['account', 'text'],
  ['month', 'text'],
  ['of_month', 'text'],
  ['row_kind', 'text'],
  ['status', 'text'],
  ['due_date', 'text'],
  ['lines', 'whole'],
  ['gross_amount', 'amount'],
  ['fee_amount', 'amount'],
  ['fee_tax_amount', 'amount'],
  ['net_amount', 'amount'],
  ['settlement_currency', 'text'],
  ['exception_code', 'text'],
  ['gateway_reference', 'text'],
  ['decided_at', 'text'],
  ['decided_by', 'text'],
  ['note', 'text'],
  ['source_file', 'text'],
  ['source_sha256', 'text'],
] as const satisfies readonly (readonly [string, CellKind])[];

/** The columns of a statement for machines: stable English names, and what each holds. */
export const STATEMENT_COLUMNS: readonly (readonly [name: string, kind: CellKind])[] = COLUMNS;

/** A statement, record by record, in the columns' order. The same facts give the same records. */
export function recordRows(statement: Statement): readonly (readonly Cell[])[] {
  const { shop, gateway, account, month, currency } = statement;
  const shared = { shop, gateway, account, month, settlement_currency: currency };
  return recordsOf(statement).map((record) => {
    const row: StatementRecord = { ...shared, ...record };
    return COLUMNS.map(([name]) => row[name] ?? null);
  });
}

function recordsOf(statement: Statement): readonly StatementRecord[] {
  const { facts, currency, month, state } = statement;
  const text = (minor: bigint): string => decimalText({ minor, currency });
  const at = limaOffsetText(state.at);
  return [
    state.is === 'closed'
      ? { row_type: 'statement', status: 'closed', decided_at: at, decided_by: state.by }
      : { row_type: 'statement', status: 'provisional', decided_at: at },
    { row_type: 'opening', net_amount: text(facts.opening) },
    ...facts.movements.map((row) => movementRecord(row, month, text)),
    { row_type: 'closing', net_amount: text(facts.closing) },
    ...facts.inTransit.map((row) => ({
      row_type: 'in_transit',
      due_date: row.dueOn,
      lines: `${row.receipts}`,
      gross_amount: text(row.gross),
      net_amount: text(row.net),
    })),
    ...facts.standings.map(({ standing, lines, net }) => ({
      row_type: 'standing',
      status: standing,
      lines: `${lines}`,
      net_amount: text(net),
    })),
    ...facts.decisions.map((row) => decisionRecord(row, text)),
    ...(facts.decisionsLeftOut === 0n
      ? []
      : [{ row_type: 'decisions_left_out', lines: `${facts.decisionsLeftOut}` }]),
    ...facts.moneySaid.flatMap((said) => moneySaidRecords(said, text)),
    ...proofRecords(facts, text),
    ...facts.files.map(({ name, sha256, lines, net }) => ({
      row_type: 'source_file',
      lines: `${lines}`,
      net_amount: text(net),
      source_file: name,
      source_sha256: sha256,
    })),
  ];
}

type Text = (minor: bigint) => string;

function proofRecords(facts: Facts, text: Text): readonly StatementRecord[] {
  const { toldLines, toldNet, standsLines, standsNet } = facts.proof;
  const proof = (status: string, lines: bigint, net: bigint): StatementRecord => ({
    row_type: 'proof',
    status,
    lines: `${lines}`,
    net_amount: text(net),
  });
  return [
    proof('told', toldLines, toldNet),
    proof('stands', standsLines, standsNet),
    proof('difference', toldLines - standsLines, differenceOf(facts)),
  ];
}

const movementRecord = (row: Movement, month: string, text: Text): StatementRecord => ({
  row_type: row.ofMonth === month ? 'movement' : 'adjustment',
  of_month: row.ofMonth,
  row_kind: row.kind,
  ...sumRecord(row, text),
});

const sumRecord = ({ lines, amount, fee, feeTax, net }: LineSum, text: Text): StatementRecord => ({
  lines: `${lines}`,
  gross_amount: text(amount),
  fee_amount: text(fee),
  fee_tax_amount: text(feeTax),
  net_amount: text(net),
});

const decisionRecord = (row: Decision, text: Text): StatementRecord => ({
  row_type: 'decision',
  of_month: row.ofMonth,
  status: row.how,
  lines: `${row.lines}`,
  net_amount: text(row.net),
  exception_code: row.kind,
  gateway_reference: row.reference,
  decided_at: row.at === null ? null : limaOffsetText(new Date(row.at)),
  decided_by: row.by,
  note: row.reason,
});
