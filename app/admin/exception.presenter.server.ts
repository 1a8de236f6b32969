import {
  choicesOf,
  type ExceptionChoice,
  effectOf,
  type OwnClosing,
  readDecision,
} from '#app/exceptions/choices.ts';
import { isExceptionKind } from '#app/exceptions/kind.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { agoText, countText, type InstantText, instantText, moneyText } from './format.ts';
import type { ReadDeps } from './house.ts';
import { actorText } from './payment/actor-text.ts';
import { type Evidence, evidenceOf, factsOf } from './payment/evidence.ts';
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
  /** How many lines of reports it is about. */
  readonly lines: string | null;
  /** A person closed it and lines stand by that decision: it can be opened again. */
  readonly reopens: boolean;
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
  const { row, lines } = await deps.database.inShop(shopId, async (tx) => ({
    row: await read(tx, shopId, exceptionId),
    lines: await tx.settlementLine.count({ where: { shopId, exceptionId } }),
  }));
  if (!row) return null;
  const telling: Telling = { reader, actor, say: translatorFor(reader) };
  return {
    id: row.id,
    ...meaningOf(row.kind, telling),
    evidence: evidenceOf(factsOf(row.evidence), telling.say),
    payment: row.payment && {
      id: row.payment.id,
      name: row.payment.orderName ?? row.payment.sessionId,
      amount: moneyText(row.payment.amountMinor, row.payment.currency),
    },
    lines: lines === 0 ? null : countText(lines, reader),
    reopens: lines > 0 && row.closedBy !== null && row.closedBy !== 'clock',
    opened: instantText(row.openedAt, reader),
    age: agoText(row.openedAt, deps.clock.now(), reader),
    owner: row.owner
      ? { name: actorText(row.owner, actor, telling.say), me: row.owner === actor }
      : null,
    choices: choicesOf(isExceptionKind(row.kind) ? row.kind : null).map((choice) => ({
      choice,
      effect: effectOf(row.kind, choice),
    })),
    closed: closedOf(row, telling),
    notes: row.exceptionNotes.map((note) => ({
      id: note.id,
      at: instantText(note.at, reader),
      by: actorText(note.actor, actor, telling.say),
      note: note.note,
    })),
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

function meaningOf(
  kind: string,
  { say }: Telling,
): Pick<ExceptionScreen, 'kind' | 'happened' | 'money'> {
  if (!isExceptionKind(kind)) {
    return {
      kind,
      happened: say('told.kinds.other.happened', { kind }),
      money: say('told.kinds.other.money'),
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
