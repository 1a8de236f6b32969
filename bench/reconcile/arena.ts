import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Stage } from '../stage.ts';
import { COLUMN_PLAN } from './column-plan.ts';
import { readyFloor } from './floor.ts';
import type { Ledger } from './ledger.ts';
import { type ReportPlan, type Told, writeReport } from './report-file.ts';
import { seedLedger } from './seed-ledger.ts';

/** A stage whose shop has a ledger, and files that tell of it. */
export type Arena = {
  readonly stage: Stage;
  readonly accountId: string;
  readonly ledger: Ledger;
  report(lines: number, order: ReportPlan['order']): Promise<Told>;
  close(): Promise<void>;
};

type Options = {
  readonly stage: Stage;
  readonly ledger: Ledger;
  readonly tell: (line: string) => void;
};

export async function openArena({ stage, ledger, tell }: Options): Promise<Arena> {
  const directory = await mkdtemp(path.join(tmpdir(), 'codigo-reports-'));
  const accountId = await sayColumns(stage);
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 1000);
  await seedLedger({
    ownerUrl: stage.ownerUrl,
    accountId,
    ledger,
    tell: (done) => tell(`ledger: ${done} of ${ledger.payments} payments after ${seconds()} s`),
  });
  await readyFloor(stage.floorsUrl, ledger);
  return {
    stage,
    accountId,
    ledger,
    report: (lines, order) =>
      writeReport({ file: path.join(directory, `${order}-${lines}.csv`), ledger, lines, order }),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Answers the shop's account, for which the file's columns are said. */
async function sayColumns({ ask }: Stage): Promise<string> {
  const [account] = await ask<{ shop_id: string; id: string }>(
    `select shop_id, id from gateway_account where gateway = 'pagoefectivo'`,
  );
  if (!account) throw new Error('the shop has no gateway account');
  const plan = JSON.stringify(COLUMN_PLAN).replaceAll("'", "''");
  await ask(`insert into report_columns (shop_id, id, account_id, plan, decided_at, decided_by)
    values ('${account.shop_id}', gen_random_uuid(), '${account.id}', '${plan}', now(), 'staff:bench')`);
  return account.id;
}
