import type { AccountId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import type { Currency } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { originalOf } from '../files/original.server.ts';
import {
  type FileKey,
  type FileRow,
  findFile,
  markRefused,
} from '../files/report-files.store.server.ts';
import { readReport } from '../reading/read-report.ts';
import type { Recognised } from '../reading/recognised.ts';
import { inSession, lockFile, lockLines, type Session } from '../session.store.server.ts';
import {
  claimFile,
  keepControl,
  keepQuarantined,
  markImported,
} from './import-file.store.server.ts';
import { placeLines } from './place-lines.server.ts';
import { ReadInto, type ReadRefusal } from './read-into.ts';
import { recogniseFile, reportsOf } from './recognise-file.server.ts';
import { countLines, findCodes, stageLines, sumKnown } from './staging.store.server.ts';

export type ImportDeps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

export type ImportReport = FileKey & {
  /** Of a report that names none; the account's own where it is not said. */
  readonly currency?: Currency;
  /** Comes back at once with `under-way` where another reads the file, instead of waiting for it. */
  readonly unlessUnderWay?: boolean;
  /** Hears how many bytes have been read. */
  readonly progress?: (bytesRead: bigint) => Promise<void>;
};

/** `known-already`: it was imported before, and nothing was done. */
export type ImportOutcome = 'imported' | 'known-already' | 'under-way';

/**
 * Imports a file that was received: whole, in one transaction, or not at all. A refused file may be tried again, when a plan
 * of its columns is set.
 */
export async function importReport(
  deps: ImportDeps,
  command: ImportReport,
): Promise<Result<ImportOutcome, ReadRefusal>> {
  const file = await deps.database.inShop(command.shopId, (tx) => findFile(tx, command));
  if (!file) throw new Error('no such report file');
  if (file.state === 'imported') return ok('known-already');
  const imported = await importFile(deps, command, file);
  if (!imported.ok) {
    const refusal = JSON.stringify(imported.error);
    await deps.database.inShop(command.shopId, (tx) => markRefused(tx, command, refusal));
  }
  return imported;
}

async function importFile(
  deps: ImportDeps,
  command: ImportReport,
  file: FileRow,
): Promise<Result<ImportOutcome, ReadRefusal>> {
  const { shopId } = command;
  const accountId = file.accountId as AccountId;
  const reports = await deps.database.inShop(shopId, (tx) => reportsOf(tx, { shopId, accountId }));
  if (!reports) return err({ why: 'no-such-account' });
  if (file.keySealed === null) return err({ why: 'original-erased' });
  const open = originalOf(deps, command);
  const recognised = await recogniseFile(open, reports.known);
  if (!recognised.ok) return recognised;
  const currency = command.currency ?? reports.currency;
  const cameOn = limaDate(file.receivedAt);
  const bytes = counted(await open(), command.progress);
  const reading = new ReadInto(readReport(bytes, recognised.value, currency), {
    accountId,
    currency,
    cameOn,
  });
  return inSession(deps, shopId, async (session) => {
    const waits = command.unlessUnderWay !== true;
    if (!(await lockFile(session, { fileId: file.id, waits }))) return ok('under-way');
    return takeIn(deps, session, { file, reading, recognised: recognised.value });
  });
}

/** Told so often, a large file costs some dozen short statements, and a small one none. */
const TOLD_EACH = 4_194_304;

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  progress: ImportReport['progress'],
): AsyncGenerator<Uint8Array> {
  let read = 0;
  let told = 0;
  for await (const piece of bytes) {
    yield piece;
    read += piece.length;
    if (read - told < TOLD_EACH) continue;
    told = read;
    await progress?.(BigInt(read));
  }
  if (told > 0) await progress?.(BigInt(read));
}

/** So many new lines change what the planner should think of them. */
const MANY = 10_000;

type Taking = {
  readonly file: FileRow;
  readonly reading: ReadInto;
  readonly recognised: Recognised;
};

/** All that is written of a file; a refusal leaves nothing. */
async function takeIn(
  deps: ImportDeps,
  session: Session,
  { file, reading, recognised }: Taking,
): Promise<Result<ImportOutcome, ReadRefusal>> {
  const { id: fileId, accountId } = file;
  await stageLines(session, reading.rows());
  if (reading.refusal) return err(reading.refusal);
  const { whole } = reading;
  if (!whole) throw new Error('a file was read neither to its end nor to a refusal');
  await lockLines(session);
  if (!(await claimFile(session, fileId))) return ok('known-already');
  const linesNew = await findCodes(session, accountId);
  const linesKnown = whole.lines - linesNew;
  const known = linesKnown === 0 ? [] : await sumKnown(session);
  await keepControl(session, fileId, { told: whole.sums, known });
  const at = deps.clock.now();
  await placeLines(session, { accountId, fileId, run: { id: deps.ids.next(), at } });
  if (linesNew >= MANY) await countLines(session);
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
