import {
  adjustments,
  type Facts,
  type LineSum,
  type Movement,
  ownMovements,
  sumOf,
} from './facts.ts';
import { counted, type Saying, type Section, worded } from './section.ts';
import type { Statement } from './statement.ts';

/** Opening, what moved, what came late, closing. */
export function summaryTable({ facts, month }: Statement, { voice, money }: Saying): Section {
  const { words } = voice;
  return {
    title: words.summary,
    help: null,
    columns: [worded(words.concept, 3), counted(words.value, 1)],
    rows: [
      [words.opening, money(facts.opening)],
      [words.movementsOfMonth, money(sumOf(ownMovements(facts, month)).net)],
      [words.adjustmentsOfEarlier, money(sumOf(adjustments(facts, month)).net)],
    ],
    total: [words.closing, money(facts.closing)],
    after: null,
  };
}

/** What the lines of the month itself moved, kind by kind. */
export function movementTable({ facts, month }: Statement, saying: Saying): Section {
  const { words, kind } = saying.voice;
  const rows = ownMovements(facts, month);
  return {
    title: words.movements,
    help: words.movementsHelp,
    columns: [worded(words.concept, 2.4), ...sumColumns(saying)],
    rows: rows.map((row) => [kind(row.kind), ...sums(row, saying)]),
    total: rows.length === 0 ? null : [words.total, ...sums(sumOf(rows), saying)],
    after: null,
  };
}

/** What came too late for the months that it is of; null where nothing did. */
export function adjustmentTable({ facts, month }: Statement, saying: Saying): Section | null {
  const { words, kind, month: named } = saying.voice;
  const rows = adjustments(facts, month);
  if (rows.length === 0) return null;
  const cells = (row: Movement) => [named(row.ofMonth), kind(row.kind), ...sums(row, saying)];
  return {
    title: words.adjustments,
    help: words.adjustmentsHelp,
    columns: [worded(words.month, 1.5), worded(words.concept, 1.7), ...sumColumns(saying)],
    rows: rows.map(cells),
    total: [words.total, '', ...sums(sumOf(rows), saying)],
    after: null,
  };
}

const sumColumns = ({ voice: { words } }: Saying) => [
  counted(words.lines, 0.7),
  counted(words.amount, 1.4),
  counted(words.fee, 1.2),
  counted(words.feeTax, 1.2),
  counted(words.net, 1.4),
];

const sums = ({ lines, amount, fee, feeTax, net }: LineSum, { voice, money }: Saying) => [
  voice.count(lines),
  money(amount),
  money(fee),
  money(feeTax),
  money(net),
];

/** Paid, and not arrived by the end of the month. */
export function inTransitTable({ inTransit }: Facts, { voice, money }: Saying): Section {
  const { words } = voice;
  const sum = (of: 'receipts' | 'gross' | 'net') =>
    inTransit.reduce((total, row) => total + row[of], 0n);
  return {
    title: words.inTransit,
    help: words.inTransitHelp,
    columns: [
      worded(words.dueOn, 2.4),
      counted(words.payments, 1),
      counted(words.gross, 1.4),
      counted(words.expectedNet, 1.4),
    ],
    rows: inTransit.map(({ dueOn, receipts, gross, net }) => [
      dueOn === null ? words.dueUnknown : voice.day(dueOn),
      voice.count(receipts),
      money(gross),
      money(net),
    ]),
    total:
      inTransit.length === 0
        ? null
        : [words.total, voice.count(sum('receipts')), money(sum('gross')), money(sum('net'))],
    after: null,
  };
}
