import { startSandbox } from './start.ts';
import { readConfig } from './world/config.ts';
import { logToStderr } from './world/log.ts';

const at = process.argv.indexOf('--config');
const file = at > 0 ? process.argv[at + 1] : undefined;
if (!file) {
  process.stderr.write('usage: node sandbox/main.ts --config FILE\n');
  process.exit(2);
}

const sandbox = await startSandbox(await readConfig(file), logToStderr);
process.stdout.write(`${JSON.stringify(sandbox.ready)}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    sandbox.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
