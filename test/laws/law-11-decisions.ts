import type { Mutant } from './mutant.ts';

const UNDONE =
  'is what no report brought of the payment, is waited for no longer, and all of it is undone by opening again';
const TAKEN_BACK = 'test/reconciliation/taken-back-decisions.test.ts';

/** Law 11, where people decide: what they say of money adds up, and taking it back leaves no trace in the sums. */
export const DECISIONS: readonly Mutant[] = [
  {
    law: 11,
    breaks: 'The sums by day go with the lines that a person decides, there and back.',
    file: 'app/reconciliation/decisions/decided-lines.store.server.ts',
    find: 'c.standing, c.n * lines,',
    put: 'c.standing, abs(c.n) * lines,',
    red: { file: TAKEN_BACK, name: UNDONE },
  },
  {
    law: 11,
    breaks: 'A loss that was taken back is no loss.',
    file: 'app/reconciliation/decisions/reopen.server.ts',
    find: 'const money = await undoMoneyDecisions(tx, about, at);',
    put: 'const money = 0;',
    red: { file: TAKEN_BACK, name: UNDONE },
  },
  {
    law: 11,
    breaks: 'Money is not waited for and given up at the same time.',
    file: 'app/reconciliation/decisions/decided-lines.store.server.ts',
    find: 'endsWaiting(kind, choice) ? receiptOf(about.subject) : null',
    put: 'null as string | null',
    red: { file: TAKEN_BACK, name: UNDONE },
  },
  {
    law: 11,
    breaks: 'What lines tell of a payment is not waited for beside them.',
    file: 'app/reconciliation/matching/expectations.store.server.ts',
    find: 'await session.run(TOLD_SO_FAR,',
    put: 'if (at.getTime() < 0) await session.run(TOLD_SO_FAR,',
    red: {
      file: 'test/reconciliation/in-parts.test.ts',
      name: 'is in transit with the rest alone, before and after a person decides, until the rest comes',
    },
  },
  {
    law: 11,
    breaks: 'What follows from a decision for the other lines of its code follows at once.',
    file: 'app/reconciliation/decisions/decided-lines.store.server.ts',
    find: 'if (lines > 0) await tellCodes',
    put: 'if (lines < 0) await tellCodes',
    red: {
      file: 'test/reconciliation/decided-codes.test.ts',
      name: 'has the other lines of the code judged again at once, and not by the next news',
    },
  },
  {
    law: 11,
    breaks: 'Nothing moves in a closed month, not by taking a decision back either.',
    file: 'app/reconciliation/decisions/reopen.server.ts',
    find: 'if (await isSealedByMonth(tx, about)) return',
    put: 'if (found.id.length === 0) return',
    red: {
      file: TAKEN_BACK,
      name: 'is refused once the month is closed in whose books the lines stand',
    },
  },
  {
    law: 11,
    breaks: 'The parts of a line are all of it.',
    file: 'app/reconciliation/decisions/match-by-hand.server.ts',
    find: 'shares.reduce((sum, { minor }) => sum + minor, 0n) === line.toldMinor',
    put: 'shares.reduce((sum, { minor }) => sum + minor, 0n) <= (line.toldMinor ?? 0n)',
    red: {
      file: 'test/reconciliation/decisions.test.ts',
      name: 'pays for two payments, shared to the last céntimo',
    },
  },
  {
    law: 11,
    breaks: 'Money is missing when banks were open to send it, and not before.',
    file: 'app/reconciliation/expected/business-days.ts',
    find: '&& !holidaysOf(day.slice(0, 4)).has(day)',
    put: '',
    red: { file: 'app/reconciliation/expected/business-days.test.ts', name: 'over Christmas' },
  },
  {
    law: 11,
    breaks: 'Where money is still to come, each matter is decided on its own.',
    file: 'app/exceptions/in-bulk.ts',
    find: 'MISSING_IN_REPORT: null,',
    put: "MISSING_IN_REPORT: 'nothing-to-do',",
    red: {
      file: 'app/exceptions/in-bulk.test.ts',
      name: 'are not accepted together where money is owed, taken or still to come',
    },
  },
  {
    law: 11,
    breaks: 'The fee of a sale that was settled twice is told once, by the exception of that sale.',
    file: 'app/reconciliation/expected/fee-audit.store.server.ts',
    find: "d.kind = 'DUPLICATE_LINE'",
    put: 'd.kind is null',
    red: {
      file: 'test/reconciliation/expected/fee-audit.test.ts',
      name: 'leaves the fee of a sale that was settled twice to that sale’s own exception',
    },
  },
  {
    law: 11,
    breaks: 'What was given up as lost is lost no longer once it came.',
    file: 'app/reconciliation/expected/given-up.store.server.ts',
    find: '  await session.run(FOUND, [shopId, at, [...ABOUT_WAITING], subjects]);\n',
    put: '  if (FOUND === ABOUT_WAITING.join()) return;\n',
    red: {
      file: 'test/reconciliation/expected/given-up.test.ts',
      name: 'is lost no longer when its line comes after all, and what the person wrote stays to be read',
    },
  },
  {
    law: 11,
    breaks: 'The same money is never in two exceptions.',
    file: 'app/reconciliation/expected/look.server.ts',
    find: "outcome.state === 'overdue' && facts.told.is !== 'otherwise'",
    put: "outcome.state === 'overdue' && facts.gross > 0n",
    red: {
      file: 'test/reconciliation/expected/given-up.test.ts',
      name: 'is one exception where a report tells of another amount, whichever was first',
    },
  },
  {
    law: 11,
    breaks: 'What a person has put to a payment is not claimed a second time.',
    file: 'app/reconciliation/expected/look.server.ts',
    find: 'restOf(whole, came).net',
    put: 'restOf(whole, came - came).net',
    red: {
      file: 'test/reconciliation/expected/given-up.test.ts',
      name: 'is missing for what is left, once a person has said that the gateway will correct it',
    },
  },
  {
    law: 11,
    breaks: 'A dispute that was won is no loss.',
    file: 'app/reconciliation/matching/regained.store.server.ts',
    find: 'from back b where b.back_minor > 0',
    put: 'from back b where b.back_minor > b.amount_minor',
    red: {
      file: TAKEN_BACK,
      name: 'is lost only as far as it was not won, from the moment on in which a report tells that',
    },
  },
  {
    law: 11,
    breaks: 'Money that came and went back to the shopper is not called missing.',
    file: 'app/reconciliation/matching/returned-since.store.server.ts',
    find: 'greatest(r.owed_minor - came.minor, 0)',
    put: 'greatest(r.owed_minor - 0 * came.minor, 0)',
    red: {
      file: 'test/reconciliation/decided-since.test.ts',
      name: "stays decided, is the payment's, and nobody waits for it or calls it missing",
    },
  },
  {
    law: 11,
    breaks: 'What was won of a dispute that was given up pays for no later dispute.',
    file: 'app/reconciliation/matching/judge.server.ts',
    find: 'await decideRegained(session);',
    put: 'if (fileId === null) await decideRegained(session);',
    red: {
      file: TAKEN_BACK,
      name: 'is open for what is taken again, whatever was won of it in between',
    },
  },
];
