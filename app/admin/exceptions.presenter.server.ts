import {
  type ExceptionListRow,
  type ExceptionsQuery,
  readExceptions,
} from './exceptions/exceptions.store.server.ts';
import { agoText, limaText, moneyText } from './format.ts';
import type { ReadDeps } from './house.ts';
import { actorText } from './payment/actor-text.ts';
import { amountText, factsOf } from './payment/evidence.ts';
import { kindText } from './payment/timeline-entry.ts';
import type { Viewer } from './payment.presenter.server.ts';
import type { Reader } from './reader.ts';
import { translatorFor } from './words/words-for.server.ts';

export type ExceptionLine = {
  readonly id: string;
  readonly kind: string;
  readonly order: string | null;
  readonly amount: string | null;
  /** How long ago it was opened. */
  readonly age: string;
  readonly owner: string | null;
  readonly closed: string | null;
};

export type ExceptionsScreen = {
  readonly query: Omit<ExceptionsQuery, 'turn'>;
  readonly lines: readonly ExceptionLine[];
  readonly next: string | null;
  readonly previous: string | null;
};

/** What waits for a person, or what persons decided. */
export async function presentExceptions(
  deps: ReadDeps,
  viewer: Pick<Viewer, 'shopId' | 'actor' | 'reader'>,
  query: ExceptionsQuery,
): Promise<ExceptionsScreen> {
  const page = await readExceptions(deps.database, viewer.shopId, query);
  const { turn: _, ...asked } = query;
  const now = deps.clock.now();
  return {
    query: asked,
    lines: page.rows.map((row) => lineOf(row, viewer, now)),
    next: page.next,
    previous: page.previous,
  };
}

function lineOf(
  row: ExceptionListRow,
  { actor, reader }: { actor: string; reader: Reader },
  now: Date,
): ExceptionLine {
  const say = translatorFor(reader);
  return {
    id: row.id,
    kind: kindText(row.kind, say),
    order: row.order_name,
    amount: amountOf(row),
    age: agoText(row.opened_at, now, reader),
    owner: row.owner && actorText(row.owner, actor, say),
    closed: row.closed_at && limaText(row.closed_at, reader),
  };
}

/** The money it is about: what came in where that is known, else what was owed. */
function amountOf({ evidence, amount_minor, currency }: ExceptionListRow): string | null {
  const facts = factsOf(evidence);
  if (facts.amount && facts.currency) return amountText(facts.amount, facts.currency);
  return amount_minor === null || currency === null ? null : moneyText(amount_minor, currency);
}
