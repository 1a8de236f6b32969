import type { BadRow, ReportLine } from '#app/gateways/report.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { originalOf } from '../files/original.server.ts';
import { type FileKey, findFile } from '../files/report-files.store.server.ts';
import { recogniseFile, reportsOf } from '../lines/recognise-file.server.ts';
import type { FileRefusal } from '../reading/file-refusal.ts';
import { type LineSum, LineSums } from '../reading/line-sums.ts';
import { type Reading, readReport } from '../reading/read-report.ts';
import { type PlanFaults, parsePlan } from './plan-of-columns.ts';

/** What a file would tell by a plan; nothing of it is kept. */
export type TriedColumns = {
  readonly lines: readonly ReportLine[];
  readonly bad: readonly BadRow[];
  readonly badRows: number;
  readonly linesRead: number;
  readonly unknownWords: number;
  readonly sums: readonly LineSum[];
  /** Whether that is all of the file, or only its beginning. */
  readonly whole: boolean;
};

export type NotTried =
  | PlanFaults
  | FileRefusal
  | { readonly why: 'no-such-file' | 'no-such-account' | 'original-erased' };

const MOST_ROWS = 50_000;
const SHOWN = 5;

/** Reads a kept file by a plan that is not set yet: its first lines, and the sums of all that was looked at. */
export async function tryColumns(
  deps: Pick<Foundation, 'database' | 'sealing'>,
  asked: FileKey & { readonly plan: unknown },
): Promise<Result<TriedColumns, NotTried>> {
  const plan = parsePlan(asked.plan);
  if (!plan.ok) return plan;
  const currency = await currencyOf(deps, asked);
  if (!currency.ok) return currency;
  const open = originalOf(deps, asked);
  const known = { name: 'mapped', formats: [], plan: plan.value };
  const recognised = await recogniseFile(open, known);
  if (!recognised.ok) return recognised;
  return readBeginning(readReport(await open(), recognised.value, currency.value));
}

async function currencyOf(
  { database }: Pick<Foundation, 'database'>,
  file: FileKey,
): Promise<Result<Currency, NotTried>> {
  const { shopId } = file;
  return database.inShop(shopId, async (tx) => {
    const row = await findFile(tx, file);
    if (!row) return err({ why: 'no-such-file' });
    if (row.keySealed === null) return err({ why: 'original-erased' });
    const reports = await reportsOf(tx, { shopId, accountId: row.accountId as AccountId });
    return reports ? ok(reports.currency) : err({ why: 'no-such-account' });
  });
}

async function readBeginning(
  readings: AsyncIterable<Reading>,
): Promise<Result<TriedColumns, FileRefusal>> {
  const sums = new LineSums();
  const lines: ReportLine[] = [];
  const bad: BadRow[] = [];
  let [linesRead, badRows, unknownWords] = [0, 0, 0];
  const told = (whole: boolean) =>
    ok({ lines, bad, badRows, linesRead, unknownWords, sums: sums.sums(), whole });
  for await (const reading of readings) {
    if (reading.is === 'refused') return err(reading.refusal);
    if (reading.is === 'end') return told(true);
    for (const row of reading.rows) {
      if (!row.ok) {
        badRows += 1;
        if (bad.length < SHOWN) bad.push(row.error);
        continue;
      }
      linesRead += 1;
      if (row.value.kind === 'unknown') unknownWords += 1;
      if (lines.length < SHOWN) lines.push(row.value);
      sums.add(row.value);
    }
    if (linesRead + badRows >= MOST_ROWS) return told(false);
  }
  return told(true);
}
