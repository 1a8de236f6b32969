import { readArguments, USAGE } from './demo/arguments.ts';
import { playOnce } from './demo/once.ts';
import { stayUp } from './demo/stay.ts';
import { endWithParent } from './launch/end-with-parent.ts';

const log = (part: string, line: string) => void process.stderr.write(`${part}: ${line}\n`);

async function run(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if ('wrong' in asked) {
    process.stderr.write(`${asked.wrong}\n\n${USAGE}\n`);
    return 2;
  }
  if (!asked.once) {
    await stayUp(asked, log);
    return 0;
  }
  const { line, wrong } = await playOnce(asked, log);
  process.stdout.write(`${line}\n`);
  for (const difference of wrong) log('wrong', difference);
  return wrong.length === 0 ? 0 : 1;
}

endWithParent();
process.exit(
  await run().catch((error: unknown) => {
    log('failed', error instanceof Error ? error.message : `${error}`);
    return 1;
  }),
);
