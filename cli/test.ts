import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './launch/build.ts';

/** `npm test`: builds what is stale, then runs everything; the last line says `tests: N passed, M failed`. */
await ensureBuilt((line) => process.stderr.write(`${line}\n`));
const vitest = path.resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
