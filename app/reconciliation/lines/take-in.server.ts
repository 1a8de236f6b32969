import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { FileRow } from '../files/report-files.store.server.ts';
import { lastLine } from '../matching/arrivals.store.server.ts';
import type { Recognised } from '../reading/recognised.ts';
import { inSession, lockLines, type Session } from '../session.store.server.ts';
import {
  type FreshLines,
  findFresh,
  type KnownSum,
  makeRead,
  type ReadPortion,
} from './fresh-lines.store.server.ts';
import {
  claimFile,
  isOpen,
  keepControl,
  keepQuarantined,
  markImported,
} from './import-file.store.server.ts';
import { judgeLaidBy, makePlaces, placeFresh } from './place-lines.server.ts';
import { inPortions, oneAhead, type Portion } from './portions.ts';
import type { ReadInto, ReadRefusal } from './read-into.ts';
import { countLines, stageFresh } from './staging.store.server.ts';

/** So many new lines change what the planner should think of them. */
const MANY = 10_000;

/** Three portions are in memory at once: one is read, one found, one written. Each fits PostgreSQL's temporary buffers, too. */
export const LINES_AT_ONCE = 20_000;

export type Taking = {
  readonly file: FileRow;
  readonly reading: ReadInto;
  readonly recognised: Recognised;
  readonly linesAtOnce: number;
  readonly linesByHeart: number;
};

/** All that is written of a file; a refusal leaves nothing. */
export async function takeIn(
  deps: Pick<Foundation, 'clock' | 'database' | 'ids'>,
  session: Session,
  taking: Taking,
): Promise<Result<'imported' | 'known-already', ReadRefusal>> {
  const { file, reading, recognised } = taking;
  const { id: fileId, accountId } = file;
  await lockLines(session);
  if (!(await isOpen(session, fileId))) return ok('known-already');
  const after = await lastLine(session);
  const { linesNew, linesKnown, known } = await placeAll(deps, session, taking);
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

/**
 * Reads, finds and places, each a portion at a time and all three at once: what the file says later can move a line again that
 * was plain until then. What is found is found by a session of its own, which writes nothing.
 */
async function placeAll(
  deps: Pick<Foundation, 'database'>,
  session: Session,
  { file, reading, linesAtOnce, linesByHeart }: Taking,
): Promise<Placed> {
  const of = { accountId: file.accountId, fileId: file.id };
  await makePlaces(session);
  let linesNew = 0;
  let linesRead = 0;
  const known: KnownSum[] = [];
  await inSession(deps, session.shopId, async (finder) => {
    const standing = await makeRead(finder, linesByHeart);
    const portions = oneAhead(inPortions(reading, linesAtOnce));
    const finding = findAll(finder, portions, { accountId: file.accountId, standing });
    for await (const found of oneAhead(finding)) {
      await stageFresh(session, found);
      linesNew += await placeFresh(session, of);
      linesRead += found.lines;
      known.push(...found.known);
    }
  });
  return { linesNew, linesKnown: linesRead - linesNew, known };
}

type Found = FreshLines & { readonly lines: number; readonly isFirst: boolean };

async function* findAll(
  finder: Session,
  portions: AsyncIterable<Portion>,
  among: Pick<ReadPortion, 'accountId' | 'standing'>,
): AsyncGenerator<Found> {
  let isFirst = true;
  for await (const { lines, bytes } of portions) {
    yield { lines, isFirst, ...(await findFresh(finder, { bytes, isFirst, ...among })) };
    isFirst = false;
  }
}
