import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { inSession } from '../session.store.server.ts';
import type { CompareDeps } from './ask-sides.server.ts';
import { type ComparedBook, compareDay } from './compare-day.server.ts';
import { type ComparedDay, daysOf } from './days.ts';

export type Compare = {
  readonly shopId: ShopId;
  /** The first and the last day, both in it. */
  readonly from: ComparedDay;
  readonly to: ComparedDay;
  readonly accountId: AccountId | null;
  readonly actor: Actor;
};

/** Compares a span of days by hand, now. */
export async function compare(
  deps: CompareDeps,
  { from, to, ...command }: Compare,
): Promise<readonly ComparedBook[]> {
  const books: ComparedBook[] = [];
  for (const day of daysOf(from, to)) books.push(...(await compareDay(deps, { ...command, day })));
  await recordComparison(deps, { ...command, from, to }, books);
  return books;
}

/** The line of the journal: who compared what, and what came of it. */
export async function recordComparison(
  { clock, database, ids }: Pick<CompareDeps, 'clock' | 'database' | 'ids'>,
  { shopId, from, to, actor, accountId }: Compare,
  books: readonly ComparedBook[],
): Promise<void> {
  const compared = books.filter(({ trouble }) => trouble === null);
  const differing = books.reduce(
    (sum, book) => sum + (book.trouble === null ? book.figures.differing : 0),
    0,
  );
  const data = {
    from,
    to,
    account: accountId,
    compared: compared.length,
    notCompared: books.length - compared.length,
    differing,
  };
  await inSession({ database }, shopId, (session) =>
    session.run(
      `insert into reconciliation_event (shop_id, id, at, actor, kind, data) values ($1, $2, $3, $4, 'days.compared', $5)`,
      [shopId, ids.next(), clock.now(), actor, JSON.stringify(data)],
    ),
  );
}
