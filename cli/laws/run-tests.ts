import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Guard } from '../launch/guard.ts';

/** A test by its file and its own name. */
export type TestName = { readonly file: string; readonly name: string };

/** How one test went. `assertion`: it saw what it looks for. `other`: it fell over for another reason. */
export type Outcome =
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly why: 'assertion' | 'other'; readonly said: string }
  | { readonly kind: 'not-run'; readonly said: string };

export type TestRun = {
  readonly house: string;
  readonly guard: Guard;
  /** Where the shared PostgreSQL stands; null where the tests must start and migrate one of their own. */
  readonly sharedPostgres: Readonly<Record<string, string>> | null;
};

/** How an assertion speaks, also one about a promise. */
const ASSERTION =
  /^(AssertionError|Error: promise (resolved|rejected) .* instead of (rejecting|resolving))/;

/** Longer than this, and a broken law has made a test hang. */
const LONGEST_MS = 600_000;

/** Runs the named tests and no others; answers how one of them went. */
export async function runTests(
  run: TestRun,
  tests: readonly TestName[],
): Promise<(test: TestName) => Outcome> {
  const report = path.join(run.house, 'report.json');
  await rm(report, { force: true });
  const said = await vitest(run, [...argumentsFor(run, tests), `--outputFile=${report}`]);
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return () => ({ kind: 'not-run', said: said.trim().slice(-600) });
  const files = reportShape.parse(JSON.parse(text)).testResults;
  return ({ file, name }) => {
    const own = files.find((each) => path.relative(run.house, each.name) === file);
    const found = own?.assertionResults.filter(({ title }) => title === name) ?? [];
    return worst(found.map(outcomeOf)) ?? { kind: 'not-run', said: own?.message || 'not there' };
  };
}

const reportShape = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
type Told = z.infer<typeof reportShape>['testResults'][number]['assertionResults'][number];

function outcomeOf({ status, failureMessages }: Told): Outcome {
  if (status === 'passed') return { kind: 'green' };
  const said = (failureMessages?.[0] ?? status).split('\n')[0] ?? '';
  if (status !== 'failed') return { kind: 'not-run', said };
  return { kind: 'red', why: ASSERTION.test(said) ? 'assertion' : 'other', said };
}

/** A table may have several rows of one name: one of them that turns red is enough. */
const worst = (outcomes: readonly Outcome[]): Outcome | undefined =>
  outcomes.find(({ kind }) => kind === 'not-run') ??
  outcomes.find(({ kind }) => kind === 'red') ??
  outcomes[0];

function argumentsFor({ sharedPostgres }: TestRun, tests: readonly TestName[]): string[] {
  const names = tests.map(({ name }) => `(^| )${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--root=.',
    ...(sharedPostgres ? ['--config=test/setup/shared-postgres.config.ts'] : []),
    ...new Set(tests.map(({ file }) => file)),
    `--testNamePattern=${[...new Set(names)].join('|')}`,
    '--reporter=json',
  ];
}

/** Runs vitest in a process of its own; answers what it said. */
function vitest({ house, guard, sharedPostgres }: TestRun, args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: house,
    env: { ...process.env, ...sharedPostgres },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const { pid } = child;
  if (pid !== undefined) guard.born(pid);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', () => {
      if (pid !== undefined) guard.dead(pid);
      resolve(said);
    });
  });
}
