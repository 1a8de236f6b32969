import { answerTo } from './doctor/answer.ts';
import { USAGE } from './doctor/arguments.ts';

const told = answerTo(process.argv.slice(2));
if ('unusable' in told) {
  process.stderr.write(`${told.unusable}\n\n${USAGE}\n`);
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(told.answer)}\n`);
