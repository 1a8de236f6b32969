import { runReconcile } from './reconcile/run.ts';

/** `npm run -s reconcile -- import …`, `… fetch …` and `… compare …`: settlement reports and days, by the operator's hand. */
const { text, exitCode } = await runReconcile(process.argv.slice(2), process.env);
(exitCode === 2 ? process.stderr : process.stdout).write(`${text}\n`);
process.exit(exitCode);
