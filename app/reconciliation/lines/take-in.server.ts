import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { FileRow } from '../files/report-files.store.server.ts';
import { lastLine } from '../matching/arrivals.store.server.ts';
import type { Recognised } from '../reading/recognised.ts';
import { lockLines, type Session } from '../session.store.server.ts';
import {
  claimFile,
  isOpen,
  keepControl,
  keepQuarantined,
  markImported,
} from './import-file.store.server.ts';
import { judgeLaidBy, makePlaces, placeFresh } from './place-lines.server.ts';
import { inPortions } from './portions.ts';
import type { ReadInto, ReadRefusal } from './read-into.ts';
import {
  countLines,
  type KnownSum,
  keepFresh,
  stageLines,
  sumKnown,
} from './staging.store.server.ts';

/** So many new lines change what the planner should think of them. */
const MANY = 10_000;

/** What is known of so many lines stays in memory, and the next ones are read meanwhile. */
export const LINES_AT_ONCE = 50_000;

export type Taking = {
  readonly file: FileRow;
  readonly reading: ReadInto;
  readonly recognised: Recognised;
  readonly linesAtOnce: number;
};

/** All that is written of a file; a refusal leaves nothing. */
export async function takeIn(
  deps: Pick<Foundation, 'clock' | 'ids'>,
  session: Session,
  taking: Taking,
): Promise<Result<'imported' | 'known-already', ReadRefusal>> {
  const { file, reading, recognised } = taking;
  const { id: fileId, accountId } = file;
  await lockLines(session);
  if (!(await isOpen(session, fileId))) return ok('known-already');
  const after = await lastLine(session);
  const { linesNew, linesKnown, known } = await placeAll(session, taking);
  if (reading.refusal) return err(reading.refusal);
  const { whole } = reading;
  if (!whole) throw new Error('a file was read neither to its end nor to a refusal');
  if (!(await claimFile(session, fileId))) throw new Error('a file was imported under its lock');
  await keepControl(session, fileId, { told: whole.sums, known });
  const at = deps.clock.now();
  if (linesNew >= MANY) await countLines(session);
  await judgeLaidBy(session, { accountId, fileId, after, run: { id: deps.ids.next(), at } });
  if (reading.bad.length > 0) await keepQuarantined(session, fileId, reading.bad);
  await markImported(session, fileId, {
    format: recognised.format.name,
    encoding: whole.encoding,
    delimiter: recognised.delimiter,
    rowsRead: whole.records,
    linesNew,
    linesKnown,
    rowsBad: reading.bad.length,
    at,
  });
  return ok('imported');
}

type Placed = {
  readonly linesNew: number;
  readonly linesKnown: number;
  readonly known: readonly KnownSum[];
};

/** Reads and places, a portion at a time: what the file says later can move a line again that was plain until then. */
async function placeAll(session: Session, { file, reading, linesAtOnce }: Taking): Promise<Placed> {
  const of = { accountId: file.accountId, fileId: file.id };
  await makePlaces(session);
  let linesNew = 0;
  let linesRead = 0;
  const known: KnownSum[] = [];
  for await (const { lines, bytes } of inPortions(reading, linesAtOnce)) {
    await stageLines(session, bytes);
    await keepFresh(session, { accountId: file.accountId, isFirst: linesRead === 0 });
    const fresh = await placeFresh(session, of);
    if (fresh < lines) known.push(...(await sumKnown(session)));
    linesNew += fresh;
    linesRead += lines;
  }
  return { linesNew, linesKnown: linesRead - linesNew, known };
}
