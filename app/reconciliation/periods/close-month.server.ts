import type { Actor } from '#app/kernel/actor.ts';
import { MINUTE } from '#app/kernel/clock.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { tryLines } from '../session.store.server.ts';
import { differenceOf, type Facts } from '../statement/facts.ts';
import { gatherFacts } from '../statement/gather-facts.server.ts';
import type { BookMonth, Hindrance } from './book.ts';
import { readHindrances } from './hindrances.store.server.ts';
import { type Month, monthAfter } from './month.ts';
import { isArrivalUntold, keepPeriod, type Reach, readReach } from './periods.store.server.ts';

export type CloseMonth = BookMonth & { readonly actor: Actor };

/** Why a month stays open. */
export type NotClosed =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'month-closed' }
  /** The months of a book close in order; this one is next. */
  | { readonly kind: 'months-in-order'; readonly next: Month }
  /** It has not ended in Lima. */
  | { readonly kind: 'month-running' }
  | { readonly kind: 'in-the-way'; readonly hindrances: readonly Hindrance[] }
  /** A report is being recorded, or somebody decides. */
  | { readonly kind: 'lines-busy' };

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

/** The month that is to be closed next: the one after the last closed, or the first that has lines. */
export const nextToClose = ({ first, closed }: Reach): Month =>
  closed === null ? first : monthAfter(closed.month, 1);

/** A month of a large seller is a million lines, and all that ever stood is proved with it. */
export const ADDING_UP_MS = 5 * MINUTE;

/**
 * Closes a month for good: what it is stated by is kept with it, and every line that comes later stands in the first open
 * month. Whoever judges lines is kept out meanwhile, so that no line slips in between the sums and the closing.
 */
export async function closeMonth(
  deps: Deps,
  command: CloseMonth,
): Promise<Result<Facts, NotClosed>> {
  const at = deps.clock.now();
  const close = async (tx: ShopTransaction): Promise<Result<Facts, NotClosed>> => {
    if (!(await tryLines(tx, command.shopId))) return err({ kind: 'lines-busy' });
    // What has come and was not told to who waits for it would be stated as money on its way, for ever.
    if (await isArrivalUntold(tx, command.shopId)) return err({ kind: 'lines-busy' });
    const reach = await readReach(tx, command);
    if (!reach) return err({ kind: 'not-found' });
    const refused = outOfTurn(reach, command.month, limaDate(at));
    if (refused) return err(refused);
    const facts = await gatherFacts(tx, command, reach.closed?.at ?? null);
    const hindrances = await everyHindrance(tx, command, facts);
    if (hindrances.length > 0) return err({ kind: 'in-the-way', hindrances });
    const { actor } = command;
    await keepPeriod(tx, command, { eventId: deps.ids.next(), at, actor, facts });
    return ok(facts);
  };
  return deps.database.inShop(command.shopId, close, ADDING_UP_MS);
}

function outOfTurn(reach: Reach, month: Month, today: string): NotClosed | null {
  if (month < reach.first && reach.closed === null) return { kind: 'not-found' };
  if (reach.closed !== null && month <= reach.closed.month) return { kind: 'month-closed' };
  const next = nextToClose(reach);
  if (month !== next) return { kind: 'months-in-order', next };
  return month < today.slice(0, 7) ? null : { kind: 'month-running' };
}

async function everyHindrance(
  tx: ShopTransaction,
  of: BookMonth,
  facts: Facts,
): Promise<readonly Hindrance[]> {
  const net = differenceOf(facts);
  const found = await readHindrances(tx, of);
  const out = net !== 0n || facts.proof.toldLines !== facts.proof.standsLines;
  return out ? [...found, { why: 'residual', net }] : found;
}
