import { parseArgs } from 'node:util';
import { MUTANTS } from '#test/laws/mutants.ts';
import { runLaws, type Verdict } from './laws/run.ts';

/** `npm run laws [-- --law N]`: breaks every law on purpose, in a copy, and wants the named test to turn red. */
const { values } = parseArgs({ options: { law: { type: 'string' } } });
const wanted = MUTANTS.filter(({ law }) => values.law === undefined || `${law}` === values.law);

const WORDS: Readonly<Record<Verdict['kind'], string>> = {
  caught: 'red as it should',
  survived: 'SURVIVED',
  'not-judged': 'NOT JUDGED',
};

function tell(verdict: Verdict): void {
  const { mutant, kind } = verdict;
  process.stdout.write(`law ${mutant.law} · ${WORDS[kind]} · ${mutant.red.name}\n`);
  if (kind === 'caught') return;
  const why = kind === 'survived' ? `nobody saw that it broke: ${mutant.breaks}` : verdict.why;
  process.stdout.write(`        ${mutant.file}: ${why}\n`);
}

async function run(): Promise<number> {
  if (wanted.length === 0) {
    process.stderr.write(`There is no law ${values.law}.\n`);
    return 2;
  }
  const verdicts = await runLaws(wanted, tell);
  const caught = verdicts.filter(({ kind }) => kind === 'caught').length;
  process.stdout.write(`laws: ${verdicts.length} broken, ${caught} caught\n`);
  return caught === wanted.length ? 0 : 1;
}

process.exit(await run());
