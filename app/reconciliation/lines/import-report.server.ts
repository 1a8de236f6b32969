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
import { inSessionUnlessRefused, lockFile } from '../session.store.server.ts';
import { LINES_BY_HEART } from './fresh-lines.store.server.ts';
import { ReadInto, type ReadRefusal } from './read-into.ts';
import { recogniseFile, reportsOf } from './recognise-file.server.ts';
import { LINES_AT_ONCE, takeIn } from './take-in.server.ts';

export type ImportDeps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

export type ImportReport = FileKey & {
  /** Of a report that names none; the account's own where it is not said. */
  readonly currency?: Currency;
  /** Comes back at once with `under-way` where another reads the file, instead of waiting for it. */
  readonly unlessUnderWay?: boolean;
  /** So many lines are placed at once; where they are cut changes nothing. */
  readonly linesAtOnce?: number;
  /** So many lines that stand are known by heart, and more are looked up; that changes nothing either. */
  readonly linesByHeart?: number;
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
    await deps.database.inShop(command.shopId, (tx) => markRefused(tx, file, refusal));
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
  const { linesAtOnce = LINES_AT_ONCE, linesByHeart = LINES_BY_HEART } = command;
  const bytes = counted(await open(), command.progress);
  const reading = new ReadInto(readReport(bytes, recognised.value, currency), {
    accountId,
    currency,
    cameOn,
  });
  return inSessionUnlessRefused(
    deps,
    shopId,
    async (session): Promise<Result<ImportOutcome, ReadRefusal>> => {
      const waits = command.unlessUnderWay !== true;
      if (!(await lockFile(session, { fileId: file.id, waits }))) return ok('under-way');
      const how = { linesAtOnce, linesByHeart };
      return takeIn(deps, session, { file, reading, recognised: recognised.value, ...how });
    },
  );
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
