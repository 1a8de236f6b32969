import {
  choicesOf,
  type ExceptionChoice,
  effectOf,
  type OwnClosing,
  readDecision,
} from '#app/exceptions/choices.ts';
import { isExceptionKind } from '#app/exceptions/kind.ts';
import {
  readMoneyDecisions,
  type ToldDecision,
} from '#app/exceptions/money-decision.store.server.ts';
import { limaDate } from '#app/kernel/lima.ts';
import type { Money } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { standsWithoutLines } from '#app/reconciliation/decisions/lineless.ts';
import { readLoss } from '#app/reconciliation/decisions/loss.store.server.ts';
import { currencyIn } from './exceptions/currency.store.server.ts';
import { matterEvidence } from './exceptions/matter-evidence.ts';
import { readSubject, type Subject } from './exceptions/subject.store.server.ts';
import { agoText, countText, dayText, type InstantText, instantText, moneyText } from './format.ts';
import type { ReadDeps } from './house.ts';
import { actorText } from './payment/actor-text.ts';
import { type Evidence, factsOf } from './payment/evidence.ts';
import { kindText, type Telling } from './payment/timeline-entry.ts';
import type { Viewer } from './payment.presenter.server.ts';
import { translatorFor } from './words/words-for.server.ts';

/** A choice, and what it makes us tell Shopify. */
export type ChoiceLine = {
  readonly choice: ExceptionChoice;
  readonly effect: 'accepts' | 'returns' | null;
};

export type ExceptionScreen = {
  readonly id: string;
  readonly kind: string;
  readonly happened: string;
  readonly money: string;
  readonly evidence: readonly Evidence[];
  readonly payment: { readonly id: string; readonly name: string; readonly amount: string } | null;
  /** The lines of reports that it is about, and how many; those of its payment where it is about what was kept of it. */
  readonly lines: {
    readonly count: string | null;
    readonly query: Readonly<Record<string, string>>;
  } | null;
  readonly payout: { readonly id: string; readonly name: string } | null;
  /** A person closed it, and what follows from that can be taken back: it can be opened again. */
  readonly reopens: boolean;
  /** What would be lost if it were written off; null where nothing would. */
  readonly lost: string | null;
  /** In which currency a return is told, and the day that it is by default. */
  readonly returns: { readonly currency: string; readonly today: string };
  /** What was said of money in it, in its order, also what was taken back since. */
  readonly saidOfMoney: readonly {
    readonly id: string;
    readonly text: string;
    readonly by: string;
    readonly at: InstantText;
    readonly undone: boolean;
  }[];
  readonly opened: InstantText;
  readonly age: string;
  readonly owner: { readonly name: string; readonly me: boolean } | null;
  readonly choices: readonly ChoiceLine[];
  readonly closed: {
    readonly by: string;
    readonly at: InstantText;
    readonly choice: ExceptionChoice | OwnClosing | null;
    readonly reason: string;
  } | null;
  readonly notes: readonly {
    readonly id: string;
    readonly at: InstantText;
    readonly by: string;
    readonly note: string;
  }[];
};

type Seer = Pick<Viewer, 'shopId' | 'actor' | 'reader'>;

/** One exception with its evidence, what it means and what can be decided; null where the shop has none of this id. */
export async function presentException(
  deps: ReadDeps,
  { shopId, actor, reader }: Seer,
  exceptionId: string,
): Promise<ExceptionScreen | null> {
  const found = await deps.database.inShop(shopId, (tx) => readAll(tx, { shopId, exceptionId }));
  if (!found) return null;
  const { row, subject, lines, loss, said } = found;
  const telling: Telling = { reader, actor, say: translatorFor(reader) };
  return {
    id: row.id,
    ...meaningOf(row, telling),
    evidence: matterEvidence(
      { ...row, facts: factsOf(row.evidence), payout: subject.payout },
      telling,
    ),
    payment: row.payment && {
      id: row.payment.id,
      name: row.payment.orderName ?? row.payment.sessionId,
      amount: moneyText(row.payment.amountMinor, row.payment.currency),
    },
    lines: linesOf(row, { lines, subject, reader }),
    payout: subject.payout && { id: subject.payout.id, name: subject.payout.name },
    reopens: isReopened(row, { lines, said }),
    lost: loss && moneyText(loss.minor, loss.currency),
    returns: {
      currency: currencyIn(row.evidence, row.payment?.currency ?? null),
      today: limaDate(deps.clock.now()),
    },
    saidOfMoney: said.map((told) => ({
      id: told.id,
      text: saidText(told, telling),
      by: actorText(told.actor, actor, telling.say),
      at: instantText(told.at, reader),
      undone: told.undone,
    })),
    opened: instantText(row.openedAt, reader),
    age: agoText(row.openedAt, deps.clock.now(), reader),
    owner: row.owner
      ? { name: actorText(row.owner, actor, telling.say), me: row.owner === actor }
      : null,
    choices: choicesIn(row.kind, loss),
    closed: closedOf(row, telling),
    notes: row.exceptionNotes.map((note) => ({
      id: note.id,
      at: instantText(note.at, reader),
      by: actorText(note.actor, actor, telling.say),
      note: note.note,
    })),
  };
}

type LinesFound = {
  readonly lines: number;
  readonly subject: Subject;
  readonly reader: Seer['reader'];
};

/** A fee that is wrong puts no line into the exception: the money stands, and the lines of its code say how. */
function linesOf(
  { id, kind }: Pick<Row, 'id' | 'kind'>,
  { lines, subject, reader }: LinesFound,
): ExceptionScreen['lines'] {
  if (lines > 0) return { count: countText(lines, reader), query: { exception: id } };
  const { code } = subject;
  return kind === 'FEE_MISMATCH' && code !== null ? { count: null, query: { q: code } } : null;
}

const choicesIn = (kind: string, loss: Money | null): readonly ChoiceLine[] =>
  choicesOf(isExceptionKind(kind) ? kind : null)
    .filter((choice) => choice !== 'written-off' || loss !== null)
    .map((choice) => ({ choice, effect: effectOf(kind, choice) }));

type Standing = { readonly lines: number; readonly said: readonly ToldDecision[] };

function isReopened({ kind, closedBy, closeReason }: Row, { lines, said }: Standing): boolean {
  if (closedBy === null || closedBy === 'clock') return false;
  const { choice } = readDecision(closeReason ?? '');
  if (choice !== null && effectOf(kind, choice) !== null) return false;
  if (kind === 'MISSING_IN_REPORT' || standsWithoutLines(kind)) return true;
  return lines > 0 || said.some(({ undone }) => !undone);
}

function saidText(told: ToldDecision, { reader, say }: Telling): string {
  const amount = moneyText(told.minor, told.currency);
  const day = dayText(told.on, reader);
  return told.choice === 'written-off'
    ? say('exceptions.detail.lostTold', { amount, day })
    : say('exceptions.detail.returnedTold', { amount, day, reference: told.reference ?? '' });
}

async function readAll(
  tx: ShopTransaction,
  about: { readonly shopId: Seer['shopId']; readonly exceptionId: string },
) {
  const row = await read(tx, about.shopId, about.exceptionId);
  if (!row) return null;
  return {
    row,
    subject: await readSubject(tx, about.shopId, row.subject),
    lines: await tx.settlementLine.count({ where: about }),
    loss: await readLoss(tx, about),
    said: await readMoneyDecisions(tx, about),
  };
}

const read = (tx: ShopTransaction, shopId: Seer['shopId'], id: string) =>
  tx.exception.findUnique({
    where: { shopId_id: { shopId, id } },
    include: {
      payment: true,
      exceptionNotes: { orderBy: { at: 'asc' } },
    },
  });

type Row = NonNullable<Awaited<ReturnType<typeof read>>>;

/** The kinds that speak of a report elsewhere, and of Shopify where the daily comparison raised them. */
const COMPARED = [
  'LATE_PAYMENT',
  'SHOPIFY_REFUSED',
  'AMOUNT_MISMATCH',
  'CURRENCY_MISMATCH',
  'REFUND_MISMATCH',
] as const;

function meaningOf(
  { kind, subject }: Pick<Row, 'kind' | 'subject'>,
  { say }: Telling,
): Pick<ExceptionScreen, 'kind' | 'happened' | 'money'> {
  if (!isExceptionKind(kind)) {
    return {
      kind,
      happened: say('told.kinds.other.happened', { kind }),
      money: say('told.kinds.other.money'),
    };
  }
  const compared = subject.startsWith('compared:') && COMPARED.find((known) => known === kind);
  if (compared) {
    return {
      kind: kindText(kind, say),
      happened: say(`told.compared.${compared}.happened`),
      money: say(`told.compared.${compared}.money`),
    };
  }
  return {
    kind: kindText(kind, say),
    happened: say(`told.kinds.${kind}.happened`),
    money: say(`told.kinds.${kind}.money`),
  };
}

function closedOf(row: Row, { reader, actor, say }: Telling): ExceptionScreen['closed'] {
  if (row.closedAt === null || row.closedBy === null) return null;
  return {
    by: actorText(row.closedBy, actor, say),
    at: instantText(row.closedAt, reader),
    ...readDecision(row.closeReason ?? ''),
  };
}
