import type { Foundation } from '#app/platform/foundation.ts';
import { describeBug } from '#app/platform/log.server.ts';
import { type Due, type DueKind, findDue } from './due.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'log'>;

/** What is done with each kind of due row. Each claims its row itself, so that any number of processes may try. */
export type Work = Readonly<Record<DueKind, (due: Due) => Promise<unknown>>>;

export type Worker = {
  /** Looks at once, because something has just become due. */
  wake(): void;
  /** Works until nothing is due; answers how much was done. For tests and the demo. */
  drain(): Promise<number>;
  stop(): Promise<void>;
};

const KINDS: readonly DueKind[] = [
  'notification',
  'tell',
  'voucher',
  'order',
  'privacy',
  'refused',
];
const AT_ONCE = 8;
const MOST = 100;
const LOOK_EVERY_MS = 500;

/** Looks for due rows and works on them; holds no dates and no queue of its own (ADR 0004). */
export function startWorker(deps: Deps, work: Work): Worker {
  let stopped = false;
  let woken = false;
  let rest: { end: () => void } | null = null;

  const round = async (): Promise<number> => {
    const counts = await Promise.all(KINDS.map((kind) => carefully(deps, kind, work)));
    return counts.reduce((sum, count) => sum + count, 0);
  };

  const loop = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const done = await round();
      if (done === 0 && !woken && !stopped) await resting();
    }
  };

  const resting = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(end, LOOK_EVERY_MS);
      function end(): void {
        clearTimeout(timer);
        rest = null;
        resolve();
      }
      rest = { end };
    });

  const running = loop();
  return {
    wake: () => {
      woken = true;
      rest?.end();
    },
    drain: async () => {
      let total = 0;
      for (let done = await round(); done > 0; done = await round()) total += done;
      return total;
    },
    stop: async () => {
      stopped = true;
      rest?.end();
      await running;
    },
  };
}

/** One kind that fails does not hold up the others; what it left is still due. */
async function carefully(deps: Deps, kind: DueKind, work: Work): Promise<number> {
  try {
    return await roundOf(deps, kind, work);
  } catch (bug) {
    deps.log.error('worker.round-failed', { kind, bug: describeBug(bug) });
    return 0;
  }
}

async function roundOf(deps: Deps, kind: DueKind, work: Work): Promise<number> {
  const due = await findDue(deps.database.worker, kind, { now: deps.clock.now(), most: MOST });
  const left = [...due];
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      if (await workOn(deps, { kind, due: next, work })) done += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, lane));
  return done;
}

/** One row's failure is a bug or a lost database: it is logged, its lease runs out, and it is due again. */
async function workOn(
  deps: Deps,
  { kind, due, work }: { kind: DueKind; due: Due; work: Work },
): Promise<boolean> {
  try {
    await work[kind](due);
    return true;
  } catch (bug) {
    deps.log.error('worker.failed', { kind, id: due.id, bug: describeBug(bug) });
    return false;
  }
}
