import type { ShopId } from '#app/kernel/ids.ts';
import { elapsedMs } from '#app/platform/elapsed.ts';
import { createBell } from './bell.ts';
import type { Due } from './due.store.server.ts';
import { mayBegin, PACE_MS } from './pace.ts';

/** The rows of one kind that are under way in this process. */
export type Places = {
  has(id: string): boolean;
  /** Settles with the one of `rows` that is to be begun next, as soon as it may be; with null when nobody wants to. */
  untilFree(rows: readonly Due[], unwanted: () => boolean): Promise<Due | null>;
  /** Runs `work`, which never throws, in a place of its own. */
  take(row: Due, work: () => Promise<unknown>): void;
  allEnded(): Promise<void>;
  /** Looks again whether a free place is still wanted. */
  wake(): void;
};

/** As many places as the senders who are `waiting` at the doors leave free, shared among the shops. */
export function createPlaces(waiting: () => number): Places {
  const underway = new Map<string, { readonly shopId: ShopId; readonly ended: Promise<void> }>();
  const bell = createBell();
  let begunAt = -PACE_MS;

  const heldBy = (shopId: ShopId): number =>
    [...underway.values()].filter((row) => row.shopId === shopId).length;

  const mayTake = (row: Due): boolean =>
    mayBegin({
      underway: underway.size,
      ofShop: heldBy(row.shopId),
      waiting: waiting(),
      sinceMs: elapsedMs() - begunAt,
    });

  /** The first of a shop that holds the fewest places: where it may not be begun, no other may. */
  const nextOf = (rows: readonly Due[]): Due | null => {
    const held = new Map(rows.map(({ shopId }) => [shopId, heldBy(shopId)]));
    const fewest = Math.min(...held.values());
    return rows.find(({ shopId }) => held.get(shopId) === fewest) ?? null;
  };

  return {
    has: (id) => underway.has(id),
    untilFree: async (rows, unwanted) => {
      while (!unwanted()) {
        const next = nextOf(rows);
        if (next && mayTake(next)) return next;
        await bell.rest(PACE_MS);
      }
      return null;
    },
    take: (row, work) => {
      begunAt = elapsedMs();
      const ended = work().then(() => {
        underway.delete(row.id);
        bell.ring();
      });
      underway.set(row.id, { shopId: row.shopId, ended });
    },
    allEnded: async () => void (await Promise.all([...underway.values()].map((row) => row.ended))),
    wake: () => bell.ring(),
  };
}
