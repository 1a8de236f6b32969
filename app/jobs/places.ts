import { createBell } from './bell.ts';
import { mayBegin, PACE_MS } from './pace.ts';

/** The rows of one kind that are under way in this process. */
export type Places = {
  has(id: string): boolean;
  /** Settles when one more row may be begun, or nobody wants to. */
  untilFree(unwanted: () => boolean): Promise<void>;
  /** Runs `work`, which never throws, in a place of its own. */
  take(id: string, work: () => Promise<void>): void;
  allEnded(): Promise<void>;
  /** Looks again whether a free place is still wanted. */
  wake(): void;
};

/** As many places as the senders who are `waiting` at the doors leave free. */
export function createPlaces(waiting: () => number): Places {
  const underway = new Map<string, Promise<void>>();
  const bell = createBell();
  let begunAt = -PACE_MS;

  const areFree = (): boolean =>
    mayBegin({
      underway: underway.size,
      waiting: waiting(),
      sinceMs: performance.now() - begunAt,
    });

  return {
    has: (id) => underway.has(id),
    untilFree: async (unwanted) => {
      while (!unwanted() && !areFree()) await bell.rest(PACE_MS);
    },
    take: (id, work) => {
      begunAt = performance.now();
      const ended = work().then(() => {
        underway.delete(id);
        bell.ring();
      });
      underway.set(id, ended);
    },
    allEnded: async () => void (await Promise.all(underway.values())),
    wake: () => bell.ring(),
  };
}
