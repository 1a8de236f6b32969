import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('lets a process that has failed end as failed, and one that has not as it should', () => {
  const module = JSON.stringify(new URL('./postgres.ts', import.meta.url).href);
  const ends = (code: number) =>
    spawnSync(process.execPath, [
      '--input-type=module',
      '-e',
      `await import(${module}); process.exitCode = ${code};`,
    ]).status;
  expect([ends(1), ends(0)]).toEqual([1, 0]);
});
