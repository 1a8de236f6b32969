import type { Mutant } from '#test/laws/mutant.ts';
import { makeDirectory } from '../launch/directory.ts';
import { startGuard } from '../launch/guard.ts';
import { whileBroken } from './break-law.ts';
import { copyHouse } from './copy-house.ts';
import { type Outcome, runTests, type TestRun } from './run-tests.ts';
import { startSharedDatabase } from './shared-database.ts';

/** What became of a broken law. */
export type Verdict = { readonly mutant: Mutant } & (
  | { readonly kind: 'caught' }
  | { readonly kind: 'survived' }
  | { readonly kind: 'not-judged'; readonly why: string }
);

/** So many copies of the house, each with one law broken at a time. */
const COPIES = ['first', 'second'] as const;

/** Sees the named tests green, then breaks the laws one by one and looks whether each test turns red. */
export async function runLaws(
  mutants: readonly Mutant[],
  tell: (verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const guard = startGuard();
  const directory = await makeDirectory(undefined, guard);
  const houses = await copyHouse(directory, COPIES);
  const database = await startSharedDatabase(directory, guard);
  const runs = houses.map((house) => ({ house, guard, sharedPostgres: database.environment }));
  try {
    return await judgeAll(runs, mutants, tell);
  } finally {
    await database.stop();
    await guard.dismiss();
  }
}

async function judgeAll(
  runs: readonly TestRun[],
  mutants: readonly Mutant[],
  tell: (verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const [first] = runs;
  if (!first) throw new Error('no copy of the house');
  const whole = await runTests(
    first,
    mutants.map(({ red }) => red),
  );
  const left = [...mutants];
  const verdicts: Verdict[] = [];
  const lane = async (run: TestRun): Promise<void> => {
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const verdict = await judge(run, mutant, whole(mutant.red));
      verdicts.push(verdict);
      tell(verdict);
    }
  };
  await Promise.all(runs.map(lane));
  return verdicts;
}

async function judge(run: TestRun, mutant: Mutant, whole: Outcome): Promise<Verdict> {
  const notJudged = (why: string): Verdict => ({ mutant, kind: 'not-judged', why });
  if (whole.kind !== 'green') return notJudged(`not green with the law unbroken: ${whole.said}`);
  // A migration is only seen by a database that it made.
  const own = mutant.file.startsWith('prisma/') ? { ...run, sharedPostgres: null } : run;
  const broken = await whileBroken(run.house, mutant, () => runTests(own, [mutant.red]));
  if ('impossible' in broken) return notJudged(broken.impossible);
  const outcome = broken.done(mutant.red);
  if (outcome.kind === 'green') return { mutant, kind: 'survived' };
  if (outcome.kind === 'not-run') return notJudged(`the test did not run: ${outcome.said}`);
  return outcome.why === 'assertion'
    ? { mutant, kind: 'caught' }
    : notJudged(`red, but not by what the test asserts: ${outcome.said}`);
}
