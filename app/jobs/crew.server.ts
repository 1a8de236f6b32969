import { setTimeout as pause } from 'node:timers/promises';
import type { Foundation } from '#app/platform/foundation.ts';
import { describeBug } from '#app/platform/log.server.ts';
import { createBell } from './bell.ts';
import { type Due, type DueKind, findDue } from './due.store.server.ts';
import { createPlaces } from './places.ts';

export type CrewDeps = Pick<Foundation, 'clock' | 'database' | 'log'>;

/** Does one due row's work. `not-due`: another was first, and nothing was done; any other word: something was. */
export type WorkOn = (due: Due) => Promise<string>;

export type CrewOptions = {
  readonly kind: DueKind;
  readonly workOn: WorkOn;
  /** How many wait at this process's doors. */
  readonly waiting: () => number;
  /** Called when something was done about a row: others may have become due by it. */
  readonly done: () => void;
};

/** Works on the due rows of one kind: a kind that hangs holds up no other, and a row that hangs holds up few of its kind. */
export type Crew = {
  /** Looks, works and rests until it is stopped and all that was begun has ended. */
  run(): Promise<void>;
  /** Ends a rest. */
  wake(): void;
  /** Begins all that is due now; settles when nothing is under way. */
  clear(): Promise<void>;
  stop(): void;
};

const MOST = 100;
const LOOK_EVERY_MS = 500;
/** While much happens, many wake us: one look answers them all. */
const LOOKS_APART_MS = 50;

export function createCrew(deps: CrewDeps, { kind, workOn, waiting, done }: CrewOptions): Crew {
  const places = createPlaces(waiting);
  const news = createBell();
  let stopped = false;

  const begin = (due: Due): void =>
    places.take(due.id, () =>
      carefully(deps, { kind, id: due.id }, async () => {
        if ((await workOn(due)) !== 'not-due') done();
      }),
    );

  const look = async (unwanted: () => boolean): Promise<void> => {
    const found = await findDue(deps.database.worker, kind, { now: deps.clock.now(), most: MOST });
    for (const due of found) {
      await places.untilFree(unwanted);
      if (unwanted()) return;
      if (!places.has(due.id)) begin(due);
    }
  };

  return {
    run: async () => {
      while (!stopped) {
        await carefully(deps, { kind }, () => look(() => stopped));
        await pause(waiting() > 0 ? LOOK_EVERY_MS : LOOKS_APART_MS);
        if (!stopped) await news.rest(LOOK_EVERY_MS);
      }
      await places.allEnded();
    },
    wake: () => news.ring(),
    clear: async () => {
      await carefully(deps, { kind }, () => look(() => false));
      await places.allEnded();
    },
    stop: () => {
      stopped = true;
      news.ring();
      places.wake();
    },
  };
}

/** What fails is a bug or a lost database: it is logged, its lease runs out, and it is due again. */
async function carefully(
  { log }: CrewDeps,
  about: { kind: DueKind; id?: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (bug) {
    log.error('worker.failed', { ...about, bug: describeBug(bug) });
  }
}
