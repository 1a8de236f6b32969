import { lastLine, noteArrivals, tellPortion } from '../matching/arrivals.store.server.ts';
import type { Run } from '../matching/exceptions.store.server.ts';
import { judgeLines } from '../matching/judge.server.ts';
import { nameMonths } from '../matching/months.store.server.ts';
import { namePayouts } from '../matching/payouts.store.server.ts';
import { writePlain } from '../matching/plain.store.server.ts';
import { gatherUnits } from '../matching/unit.store.server.ts';
import type { Session } from '../session.store.server.ts';

/** Whose new lines they are, and the run that raises what is found. */
export type Placing = { readonly accountId: string; readonly fileId: string; readonly run: Run };

/**
 * Writes the new lines of a file, each where it stands: the plain ones as they are, the others judged as sets. What arrived
 * is told to the expectations, of a large file the first portion. `findCodes` was called before.
 */
export async function placeLines(
  session: Session,
  { accountId, fileId, run }: Placing,
): Promise<void> {
  await nameMonths(session, accountId);
  await namePayouts(session, accountId);
  await noteArrivals(session, { fileId, after: await lastLine(session), at: run.at });
  await writePlain(session, fileId);
  await gatherUnits(session);
  await judgeLines(session, { run, fileId });
  await tellPortion(session, fileId);
}
