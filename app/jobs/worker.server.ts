import { type CrewDeps, createCrew, type WorkOn } from './crew.server.ts';
import type { DueKind } from './due.store.server.ts';

/** What is done with each kind of due row. Each claims its row itself, so that any number of processes may try. */
export type Work = Readonly<Record<DueKind, WorkOn>>;

export type Worker = {
  /** Looks at once, because something has just become due. */
  wake(): void;
  /** Works until nothing is due; answers how much was done. For tests and the demo. */
  drain(): Promise<number>;
  /** Ends what is under way, and begins nothing more. */
  stop(): Promise<void>;
};

const KINDS: readonly DueKind[] = [
  'notification',
  'tell',
  'voucher',
  'order',
  'privacy',
  'refused',
  'credentials',
  'report',
  'rate-card',
  'expectation',
  'ledger-news',
  'comparison',
  'arrivals',
  'report-fetch',
];

/**
 * Looks for due rows and works on them; holds no dates and no queue of its own (ADR 0004). It shares its process with the
 * doors and gives way to those who are `waiting` there (`pace.ts`).
 */
export function startWorker(deps: CrewDeps, work: Work, waiting: () => number = () => 0): Worker {
  let count = 0;
  const wake = (): void => {
    for (const crew of crews) crew.wake();
  };
  const done = (): void => {
    count += 1;
    wake();
  };
  const crews = KINDS.map((kind) => createCrew(deps, { kind, workOn: work[kind], waiting, done }));
  const running = Promise.all(crews.map((crew) => crew.run()));
  return {
    wake,
    drain: async () => {
      const before = count;
      let seen: number;
      do {
        seen = count;
        await Promise.all(crews.map((crew) => crew.clear()));
      } while (count > seen);
      return count - before;
    },
    stop: async () => {
      for (const crew of crews) crew.stop();
      await running;
    },
  };
}
