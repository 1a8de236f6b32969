import { setTimeout as pause } from 'node:timers/promises';
import { elapsedMs } from '#app/platform/elapsed.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { describeBug } from '#app/platform/log.server.ts';
import { createBell } from './bell.ts';
import { type Due, type DueKind, findDue } from './due.store.server.ts';
import { createPlaces, type Places } from './places.ts';

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

/**
 * Works on the due rows of one kind: a kind that hangs holds up no other, a row that hangs holds up few of its kind, and a
 * shop whose rows all hang holds up no other shop.
 */
export type Crew = {
  /** Looks, works and rests until it is stopped and all that was begun has ended. */
  run(): Promise<void>;
  /** Ends a rest. */
  wake(): void;
  /** Begins all that is due now; settles when nothing is under way. */
  clear(): Promise<void>;
  stop(): void;
};

/** Whether all that was found has been begun. */
type Look = 'all-begun' | 'cut-short';

const MOST = 100;
/** How often is looked, too, while there is more to do than places: a shop that comes late is not to wait for all found before. */
const LOOK_EVERY_MS = 500;
/** While much happens, many wake us: one look answers them all. */
const LOOKS_APART_MS = 50;

export function createCrew(deps: CrewDeps, { kind, workOn, waiting, done }: CrewOptions): Crew {
  const places = createPlaces(waiting);
  const news = createBell();
  let stopped = false;

  const begin = (due: Due): void =>
    places.take(due, () =>
      carefully(deps, { kind, id: due.id }, async () => {
        if ((await workOn(due)) !== 'not-due') done();
      }),
    );

  const look = async (unwanted: (sinceMs: number) => boolean): Promise<Look> => {
    const found = await findDue(deps.database.worker, kind, { now: deps.clock.now(), most: MOST });
    const foundAt = elapsedMs();
    return beginEach(found, {
      places,
      begin,
      unwanted: () => unwanted(elapsedMs() - foundAt),
    });
  };

  return {
    run: async () => {
      while (!stopped) {
        const looked = await carefully(deps, { kind }, () =>
          look((sinceMs) => stopped || sinceMs > LOOK_EVERY_MS),
        );
        if (looked === 'cut-short') continue;
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

type Begin = {
  readonly places: Places;
  readonly begin: (due: Due) => void;
  readonly unwanted: () => boolean;
};

/** Begins what was found, each row as soon as there is a place for it; what is under way already is left alone. */
async function beginEach(found: readonly Due[], { places, begin, unwanted }: Begin): Promise<Look> {
  let left = found;
  for (;;) {
    left = left.filter(({ id }) => !places.has(id));
    if (left.length === 0) return 'all-begun';
    const next = await places.untilFree(left, unwanted);
    if (next === null) return 'cut-short';
    begin(next);
  }
}

/** What fails is a bug or a lost database: it is logged, its lease runs out, and it is due again. */
async function carefully<Outcome>(
  { log }: CrewDeps,
  about: { kind: DueKind; id?: string },
  work: () => Promise<Outcome>,
): Promise<Outcome | 'failed'> {
  try {
    return await work();
  } catch (bug) {
    log.error('worker.failed', { ...about, bug: describeBug(bug) });
    return 'failed';
  }
}
