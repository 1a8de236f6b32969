import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { freePort, reserve } from './free-port.ts';

it('gives a port once, though nothing listens on it yet', async () => {
  expect(await reserve(await freePort())).toBe(false);
});

it('leaves a port to the process that has chosen it, until that process is gone', async () => {
  const file = path.join(import.meta.dirname, 'free-port.ts');
  const chooses = `const { freePort } = await import(${JSON.stringify(file)});
    console.log(await freePort()); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', chooses]);
  const [line] = await once(createInterface({ input: other.stdout }), 'line');
  const port = Number(line);
  expect(await reserve(port)).toBe(false);
  other.kill('SIGKILL');
  await once(other, 'exit');
  await expect.poll(() => reserve(port)).toBe(true);
});
