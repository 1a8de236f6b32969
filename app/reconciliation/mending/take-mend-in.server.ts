import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRow } from '../files/report-files.store.server.ts';
import { findFresh, makeRead } from '../lines/fresh-lines.store.server.ts';
import { judgeLaidBy, makePlaces, placeFresh } from '../lines/place-lines.server.ts';
import type { ReadInto } from '../lines/read-into.ts';
import { stageFresh } from '../lines/staging.store.server.ts';
import { lastLine } from '../matching/arrivals.store.server.ts';
import type { Session } from '../session.store.server.ts';

import {
  type BadRowKept,
  bringsOthers,
  type Done,
  keepMendControl,
  markMended,
  readTold,
  sumsOfMend,
} from './mended-rows.store.server.ts';
import type { NotMended } from './not-mended.ts';

type Mend = Done & {
  readonly runId: string;
  readonly file: FileRow;
  readonly rows: readonly BadRowKept[];
  readonly fileLine: number;
  readonly cellsSealed: Buffer;
};

const ROWS_AT_ONCE = 1_000;

/** Brings in what a mended file tells and no file told before. A refusal leaves nothing. */
export async function takeMendIn(
  session: Session,
  reading: ReadInto,
  mend: Mend,
): Promise<Result<{ readonly linesNew: number }, NotMended>> {
  const { id: fileId, accountId } = mend.file;
  await makePlaces(session);
  const read: Buffer[] = [];
  for await (const { bytes } of reading.rows(ROWS_AT_ONCE)) read.push(bytes);
  const { whole } = reading;
  const bad = reading.bad.find(({ line }) => line === mend.fileLine);
  if (bad) return err({ why: 'still-bad', bad });
  if (reading.refusal || !whole) return err({ why: 'reads-differently' });
  const waiting = mend.rows
    .filter(({ mended }) => mended === null || mended === 'set-aside')
    .map(({ fileLine }) => fileLine);
  if (reading.bad.some(({ line }) => !waiting.includes(line)))
    return err({ why: 'reads-differently' });
  const standing = await makeRead(session);
  const fresh = await findFresh(session, { bytes: read, accountId, isFirst: true, standing });
  await stageFresh(session, { ...fresh, isFirst: true });
  const told = await readTold(session, fileId);
  const sums = sumsOfMend({ told: whole.sums, known: fresh.known }, told);
  if (sums === null || (await bringsOthers(session, waiting)))
    return err({ why: 'reads-differently' });
  await keepMendControl(session, { fileId, mend: (told[0]?.mends ?? 0) + 1 }, sums);
  const after = await lastLine(session);
  const linesNew = await placeFresh(session, { accountId, fileId });
  await judgeLaidBy(session, { accountId, fileId, after, run: { id: mend.runId, at: mend.at } });
  const stillBad = new Set(reading.bad.map(({ line }) => line));
  const carried = waiting.filter((line) => line !== mend.fileLine && !stillBad.has(line));
  const linesKnown = sums.reduce((count, sum) => count + sum.linesKnown, 0n);
  await markMended(session, { ...mend, fileId, carried, linesNew, linesKnown });
  return ok({ linesNew });
}
