import { limaOffsetText } from '#app/kernel/lima.ts';
import type { MoneySaid, SaidOfMoney } from './facts.ts';
import type { StatementRecord } from './record-rows.ts';

type Text = (minor: bigint) => string;

/** What was said of money by one choice: each of it, how many are left out, and the sum of all. */
export const moneySaidRecords = (
  { choice, minor, told, leftOut }: MoneySaid,
  text: Text,
): readonly StatementRecord[] => [
  ...told.map((said) => ({
    row_type: said.isBack ? 'money_decision_taken_back' : 'money_decision',
    status: choice,
    net_amount: text(said.minor),
    exception_code: said.kind,
    gateway_reference: said.reference,
    decided_at: limaOffsetText(new Date(said.at)),
    decided_by: said.by,
    note: noteOf(said),
  })),
  ...(leftOut === 0n
    ? []
    : [{ row_type: 'money_decisions_left_out', status: choice, lines: `${leftOut}` }]),
  { row_type: 'money_decisions_total', status: choice, net_amount: text(minor) },
];

/** The reason, and of a return the day and the number that it can be looked up by. */
function noteOf({ reason, transfer, onDay }: SaidOfMoney): string | null {
  const found = transfer === null ? [] : [`${onDay} ${transfer}`];
  return [...(reason === null ? [] : [reason]), ...found].join('\n') || null;
}
