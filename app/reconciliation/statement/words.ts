import type { ReportLineKind } from '#app/gateways/report.ts';
import type { Month } from '../periods/month.ts';
import type { Standing } from './facts.ts';

/** The plain words of a statement for people; each language has all of them. */
export const STATEMENT_WORDS = [
  'title',
  'shop',
  'account',
  'gateway',
  'currency',
  'month',
  'state',
  'closed',
  'provisional',
  'provisionalHelp',
  'closedAt',
  'closedBy',
  'asOf',
  'summary',
  'opening',
  'movementsOfMonth',
  'adjustmentsOfEarlier',
  'closing',
  'movements',
  'movementsHelp',
  'adjustments',
  'adjustmentsHelp',
  'concept',
  'value',
  'lines',
  'amount',
  'fee',
  'feeTax',
  'net',
  'total',
  'inTransit',
  'inTransitHelp',
  'dueOn',
  'dueUnknown',
  'payments',
  'gross',
  'expectedNet',
  'standings',
  'standing',
  'decisions',
  'decisionsHelp',
  'matter',
  'reference',
  'decision',
  'byHand',
  'open',
  'leftOut',
  'lost',
  'lostHelp',
  'returned',
  'returnedHelp',
  'takenBack',
  'proof',
  'proofHelp',
  'told',
  'stands',
  'difference',
  'zero',
  'notZero',
  'files',
  'filesHelp',
  'file',
  'linesHere',
  'netHere',
  'none',
  'page',
] as const;

export type StatementWord = (typeof STATEMENT_WORDS)[number];

/** How a statement is said in one language: handed in by who knows the merchant's words. */
export type StatementVoice = {
  readonly tag: string;
  readonly words: Readonly<Record<StatementWord, string>>;
  readonly gateway: (name: string) => string;
  readonly kind: (kind: ReportLineKind) => string;
  readonly standing: (standing: Standing) => string;
  readonly exception: (kind: string | null) => string;
  /** What was decided and why, in one text. */
  readonly decision: (reason: string) => string;
  readonly actor: (actor: string) => string;
  readonly instant: (at: Date) => string;
  readonly day: (day: string) => string;
  readonly month: (month: Month) => string;
  readonly count: (count: bigint) => string;
};
