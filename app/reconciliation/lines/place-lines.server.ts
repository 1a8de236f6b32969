import { noteArrivals, tellPortion } from '../matching/arrivals.store.server.ts';
import type { Run } from '../matching/exceptions.store.server.ts';
import { judgeLines } from '../matching/judge.server.ts';
import { nameMonths } from '../matching/months.store.server.ts';
import { namePayouts } from '../matching/payouts.store.server.ts';
import { setApart, writePlain } from '../matching/plain.store.server.ts';
import { gatherUnits, makeNew } from '../matching/unit.store.server.ts';
import type { Session } from '../session.store.server.ts';
import { noteLinesAt } from './lines-at.store.server.ts';
import { findCodes, makeFresh } from './staging.store.server.ts';

/** Whose lines they are. */
export type OfFile = { readonly accountId: string; readonly fileId: string };

/** Makes the session's own tables, in which the lines of one file find their places. */
export async function makePlaces(session: Session): Promise<void> {
  await makeFresh(session);
  await makeNew(session);
}

/** Writes the plain ones of the fresh lines where they stand, and lays the others by. Answers how many are new. */
export async function placeFresh(session: Session, file: OfFile): Promise<number> {
  await nameMonths(session, file.accountId);
  await namePayouts(session, file.accountId);
  const apart = await setApart(session, file.accountId);
  return apart + (await writePlain(session, file));
}

export type Judging = OfFile & {
  /** Raises what is found. */
  readonly run: Run;
  /** The last line that stood before the file's. */
  readonly after: string;
};

/**
 * Judges as sets what was laid by, once all of the file was read, and notes where its lines are. What arrived is told to the
 * expectations, of a large file the first portion.
 */
export async function judgeLaidBy(session: Session, judging: Judging): Promise<void> {
  const { accountId, fileId, run, after } = judging;
  await findCodes(session, accountId);
  await noteArrivals(session, { fileId, after, at: run.at });
  await gatherUnits(session);
  await judgeLines(session, { run, fileId });
  await noteLinesAt(session, { fileId, after });
  await tellPortion(session, fileId);
}
