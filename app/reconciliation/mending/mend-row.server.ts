import type { ReportLine } from '#app/gateways/report.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { openOriginal } from '../files/original.server.ts';
import { type FileKey, type FileRow, findFile } from '../files/report-files.store.server.ts';
import { recogniseKept } from '../lines/original-row.server.ts';
import { ReadInto } from '../lines/read-into.ts';
import { reportsOf } from '../lines/recognise-file.server.ts';
import { readMended } from '../reading/read-report.ts';
import {
  inSession,
  inSessionUnlessRefused,
  lockFile,
  tryLockLines,
} from '../session.store.server.ts';
import { openCells, sealCells } from './mended-cells.server.ts';
import { type BadRowKept, readBadRows } from './mended-rows.store.server.ts';
import type { NotMended } from './not-mended.ts';
import { takeMendIn } from './take-mend-in.server.ts';

export type MendDeps = Pick<Foundation, 'clock' | 'database' | 'ids' | 'sealing'>;

export type MendRow = FileKey & {
  readonly fileLine: number;
  /** What the row says, cell by cell, as the file should have had it. */
  readonly cells: readonly string[];
  readonly actor: Actor;
};

const LONGEST_ROW = 100_000;

type Mendable = {
  readonly file: FileRow & { readonly keySealed: string };
  readonly rows: readonly BadRowKept[];
};

/** What the reader makes of the corrected row; nothing is kept. */
export async function tryMend(
  deps: MendDeps,
  command: Omit<MendRow, 'actor'>,
): Promise<Result<readonly ReportLine[], NotMended>> {
  const found = await mendable(deps, command);
  if (!found.ok) return found;
  const readings = await readingOf(deps, command, found.value);
  if (!readings) return err({ why: 'original-erased' });
  const lines: ReportLine[] = [];
  for await (const reading of readings.readings) {
    if (reading.is === 'refused') return err({ why: 'reads-differently' });
    if (reading.is === 'end') break;
    for (const row of reading.rows) {
      if (row.ok) {
        if (row.value.line === command.fileLine) lines.push(row.value);
      } else if (row.error.line === command.fileLine)
        return err({ why: 'still-bad', bad: row.error });
    }
  }
  return ok(lines);
}

/**
 * Mends a row: the whole file is read anew with the corrected cells in their place, by its own reader, and what that tells
 * beyond what is in the books comes in as if the file had said it so. Its key is that of any other file that says so.
 */
export async function mendRow(
  deps: MendDeps,
  command: MendRow,
): Promise<Result<{ readonly linesNew: number }, NotMended>> {
  const found = await mendable(deps, command);
  if (!found.ok) return found;
  const { file } = found.value;
  const read = await readingOf(deps, command, found.value);
  if (!read) return err({ why: 'original-erased' });
  const { shopId, fileId, fileLine, cells, actor } = command;
  const cellsSealed = await sealCells(
    deps.sealing,
    { shopId, fileId, keySealed: file.keySealed },
    { fileLine, cells },
  );
  const { currency } = read;
  const facts = {
    accountId: file.accountId as AccountId,
    currency,
    cameOn: limaDate(file.receivedAt),
  };
  return inSessionUnlessRefused(deps, shopId, async (session) => {
    const free = await lockFile(session, { fileId, waits: false });
    if (!free || !(await tryLockLines(session))) return err({ why: 'lines-busy' });
    const rows = await readBadRows(session, fileId);
    if (countMended(rows) !== countMended(found.value.rows)) return err({ why: 'lines-busy' });
    if (isDone(rows.find((row) => row.fileLine === fileLine)))
      return err({ why: 'already-mended' });
    const reading = new ReadInto(read.readings, facts, mendedLast(rows, fileLine));
    const by = { actor, at: deps.clock.now(), eventId: deps.ids.next(), runId: deps.ids.next() };
    return takeMendIn(session, reading, { ...by, file, rows, fileLine, cellsSealed });
  });
}

const isDone = (row: BadRowKept | undefined): boolean =>
  row === undefined || row.mended === 'mended' || row.mended === 'carried';

const countMended = (rows: readonly BadRowKept[]): number => rows.filter(isDone).length;

async function mendable(
  { database }: MendDeps,
  { cells, ...command }: Pick<MendRow, 'shopId' | 'fileId' | 'fileLine' | 'cells'>,
): Promise<Result<Mendable, NotMended>> {
  const file = await database.inShop(command.shopId, (tx) => findFile(tx, command));
  if (file?.state !== 'imported') return err({ why: 'no-such-row' });
  const { keySealed } = file;
  if (keySealed === null) return err({ why: 'original-erased' });
  const rows = await inSession({ database }, command.shopId, (session) =>
    readBadRows(session, command.fileId),
  );
  const row = rows.find(({ fileLine }) => fileLine === command.fileLine);
  if (!row || cells.join('').length > LONGEST_ROW) return err({ why: 'no-such-row' });
  if (isDone(row)) return err({ why: 'already-mended' });
  return ok({ file: { ...file, keySealed }, rows });
}

/** The file as its own reader reads it now, with this row and those mended before. */
async function readingOf(
  deps: MendDeps,
  { shopId, fileId, fileLine, cells }: Omit<MendRow, 'actor'>,
  { file, rows }: Mendable,
) {
  const key = { shopId, fileId, keySealed: file.keySealed };
  const accountId = file.accountId as AccountId;
  const reports = await deps.database.inShop(shopId, (tx) => reportsOf(tx, { shopId, accountId }));
  const recognised = await recogniseKept(deps, key);
  const bytes = await openOriginal(deps, key);
  if (!reports || !recognised || !bytes) return null;
  const mended = new Map([...(await openCells(deps.sealing, key, rows)), [fileLine, cells]]);
  const { currency } = reports;
  return { currency, readings: readMended(bytes, { recognised, currency }, mended) };
}

/** After all that could be read at once, and the latest mend last: a line that it makes keeps the places of those alike. */
const mendedLast = (rows: readonly BadRowKept[], latest: number): ReadonlyMap<number, number> =>
  new Map([...rows.map(({ fileLine }, turn) => [fileLine, turn] as const), [latest, rows.length]]);
