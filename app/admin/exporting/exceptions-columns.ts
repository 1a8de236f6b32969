import { readDecision } from '#app/exceptions/choices.ts';
import { decimalText, parseMoney } from '#app/kernel/money.ts';
import type { Column } from '#app/reconciliation/exporting/table.ts';
import { factsOf } from '../payment/evidence.ts';
import { instant, text } from './cells.ts';

/** An exception as it stands in the file. */
export type ExceptionFileRow = {
  readonly id: string;
  readonly shop: string;
  readonly kind: string;
  readonly subject: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly owner: string | null;
  readonly closed_by: string | null;
  readonly close_reason: string | null;
  readonly evidence: unknown;
  readonly order_name: string | null;
  readonly session_id: string | null;
  readonly amount_minor: bigint | null;
  readonly currency: string | null;
};

/** The money it is about, as the list shows it: what came in where that is known, else what was owed. */
function moneyOf({ evidence, amount_minor, currency }: ExceptionFileRow) {
  const facts = factsOf(evidence);
  if (facts.amount && facts.currency) {
    const money = parseMoney(facts.amount, facts.currency);
    const amount = money.ok ? decimalText(money.value) : facts.amount;
    return { amount, currency: facts.currency };
  }
  if (amount_minor === null || currency === null) return { amount: null, currency: null };
  return { amount: decimalText({ minor: amount_minor, currency }), currency };
}

const decisionOf = ({ close_reason }: ExceptionFileRow) =>
  close_reason === null ? null : readDecision(close_reason);

/** The columns of *Exceptions*; docs/exports.md says what each means. New ones are put at the end, none is ever renamed. */
export const EXCEPTION_COLUMNS: readonly Column<ExceptionFileRow>[] = [
  text('shop', (row) => row.shop),
  text('exception_id', (row) => row.id),
  text('exception_code', (row) => row.kind),
  text('status', (row) => (row.closed_at === null ? 'open' : 'closed')),
  instant('opened_at', (row) => row.opened_at),
  instant('closed_at', (row) => row.closed_at),
  text('owner', (row) => row.owner),
  text('order_name', (row) => row.order_name),
  text('payment_id', (row) => row.session_id),
  text('currency', (row) => moneyOf(row).currency),
  { name: 'amount', kind: 'amount', of: (row) => moneyOf(row).amount },
  text('gateway_reference', (row) => factsOf(row.evidence).reference ?? null),
  text('operation', (row) => factsOf(row.evidence).operation ?? null),
  text('subject', (row) => row.subject),
  text('closed_by', (row) => row.closed_by),
  text('decision', (row) => decisionOf(row)?.choice ?? null),
  text('note', (row) => decisionOf(row)?.reason ?? null),
];
