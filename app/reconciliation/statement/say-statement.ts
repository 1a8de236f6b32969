import { moneySaidTables } from './money-said-table.ts';
import { adjustmentTable, inTransitTable, movementTable, summaryTable } from './movement-tables.ts';
import { decisionTable, fileTable, proofTable, standingTable } from './proof-tables.ts';
import type { Saying, Section } from './section.ts';
import type { Statement } from './statement.ts';
import type { StatementVoice } from './words.ts';

/** A statement as people read it, on paper or in a workbook. */
export type SaidStatement = {
  readonly title: string;
  readonly about: readonly (readonly [label: string, value: string])[];
  readonly warning: string | null;
  readonly sections: readonly Section[];
};

/** Says a statement in one language. */
export function sayStatement(statement: Statement, saying: Saying): SaidStatement {
  const { words } = saying.voice;
  const { facts } = statement;
  const late = adjustmentTable(statement, saying);
  return {
    title: words.title,
    about: aboutOf(statement, saying.voice),
    warning: statement.state.is === 'provisional' ? words.provisionalHelp : null,
    sections: [
      summaryTable(statement, saying),
      movementTable(statement, saying),
      ...(late === null ? [] : [late]),
      inTransitTable(facts, saying),
      standingTable(facts, saying),
      decisionTable(facts, saying),
      ...moneySaidTables(facts, saying),
      proofTable(facts, saying),
      fileTable(facts, saying),
    ],
  };
}

function aboutOf(
  { shop, account, gateway, currency, month, state }: Statement,
  voice: StatementVoice,
): SaidStatement['about'] {
  const { words } = voice;
  const when: SaidStatement['about'] =
    state.is === 'closed'
      ? [
          [words.state, words.closed],
          [words.closedAt, voice.instant(state.at)],
          [words.closedBy, voice.actor(state.by)],
        ]
      : [
          [words.state, words.provisional],
          [words.asOf, voice.instant(state.at)],
        ];
  return [
    [words.shop, shop],
    [words.account, account],
    [words.gateway, voice.gateway(gateway)],
    [words.currency, currency],
    [words.month, voice.month(month)],
    ...when,
  ];
}
