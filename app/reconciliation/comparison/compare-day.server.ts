import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { inSession, type Session } from '../session.store.server.ts';
import { askGateways, askOrders, type CompareDeps, type DayState } from './ask-sides.server.ts';
import { type After, type CodesOfDay, readCodes } from './codes.store.server.ts';
import { bookOf, type DayBook, figuresOf } from './day-book.ts';
import {
  type DayFigures,
  keepCompared,
  keepTrouble,
  type Trouble,
} from './day-rows.store.server.ts';
import { type ComparedDay, dayBefore, isShown, startOfDay } from './days.ts';
import { closeAgreed, nameOf, raiseMatters } from './matters.store.server.ts';
import { judgeCode } from './tally.ts';

export type CompareDay = {
  readonly shopId: ShopId;
  readonly day: ComparedDay;
  /** One account alone; null for all. */
  readonly accountId: AccountId | null;
  readonly actor: Actor;
  /** Called after each page: whoever holds a lease renews it. */
  readonly goOn?: () => Promise<void>;
};

/** What became of one account and currency on a day. */
export type ComparedBook = {
  readonly day: ComparedDay;
  readonly accountId: AccountId;
  readonly currency: string;
} & ({ readonly trouble: Trouble } | { readonly trouble: null; readonly figures: DayFigures });

const CODES_AT_ONCE = 100;

/**
 * Compares one day in Lima: asks the gateways and Shopify about all its codes, outside every transaction, and then writes in
 * one what was found. A side that gives no answer leaves the day not compared, and raises and closes nothing; so does Shopify
 * of days whose orders it no longer shows, and they are compared without it.
 */
export async function compareDay(
  deps: CompareDeps,
  command: CompareDay,
): Promise<readonly ComparedBook[]> {
  const { shopId, day, accountId } = command;
  const [from, until] = [startOfDay(day), startOfDay(dayBefore(day, -1))];
  const shown = isShown(day, limaDate(deps.clock.now()));
  const state: DayState = { books: new Map(), shopify: shown ? 'asked' : 'cannot-ask' };
  let after: After | null = null;
  do {
    const page: CodesOfDay = { shopId, from, until, accountId, after, limit: CODES_AT_ONCE };
    after = await comparePage(deps, command, { page, state });
    await command.goOn?.();
  } while (after !== null);
  return writeBooks(deps, command, state);
}

/** Asks about one page of codes, and judges them by our books as they stand after the asking. */
async function comparePage(
  deps: CompareDeps,
  command: CompareDay,
  { page, state }: { readonly page: CodesOfDay; readonly state: DayState },
): Promise<After | null> {
  const { codes, next } = await readCodes(deps, page);
  const asked = await askGateways(deps, command, { codes, state });
  const shopify = await askOrders(deps, command, { codes, state });
  const known = new Set(codes.map(({ voucherId }) => voucherId));
  const stand = await readCodes(deps, { ...page, limit: codes.length + CODES_AT_ONCE });
  for (const code of stand.codes.filter(({ voucherId }) => known.has(voucherId))) {
    const gateway = asked.get(code.accountId)?.sides.get(code.voucherId) ?? null;
    bookOf(state.books, code).judged.push(judgeCode(code, { gateway, shopify }));
  }
  return next;
}

/** Writes all books of a day at once. */
async function writeBooks(
  deps: CompareDeps,
  { shopId, day, actor }: CompareDay,
  { books, shopify }: DayState,
): Promise<readonly ComparedBook[]> {
  if (books.size === 0) return [];
  const when = { at: deps.clock.now(), ids: deps.ids, actor };
  return inSession(deps, shopId, async (session) => {
    const written: ComparedBook[] = [];
    for (const book of books.values()) {
      const key = { day, accountId: book.accountId, currency: book.currency };
      const trouble = shopify === 'unavailable' ? 'shopify-unavailable' : book.trouble;
      if (trouble === null) {
        const figures = await writeMatters(session, when, book);
        await keepCompared(session, key, { figures, ...when });
        written.push({ ...key, trouble, figures });
      } else {
        await keepTrouble(session, key, { trouble, at: when.at });
        written.push({ ...key, trouble });
      }
    }
    return written;
  });
}

async function writeMatters(
  session: Session,
  when: Parameters<typeof raiseMatters>[1],
  book: DayBook,
): Promise<DayFigures> {
  const matters = book.judged.flatMap((code) => code.matters);
  const open = await raiseMatters(session, when, matters);
  const subjects = book.judged.flatMap((code) => code.subjects);
  await closeAgreed(session, when, { subjects, still: matters });
  return figuresOf(book, (matter) => open.has(nameOf(matter)));
}
