import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../cli/launch/free-port.ts';

let files: string;

/** `npm run demo`, as a person types it, in a process group of its own as a terminal gives it. */
async function startDemo(): Promise<{ npm: ChildProcess; address: string }> {
  const [port, appPort] = [await freePort(), await freePort()];
  const ports = ['--port', `${port}`, '--app-port', `${appPort}`];
  const args = ['run', 'demo', '--', '--fresh', ...ports];
  const npm = spawn('npm', args, {
    env: { ...process.env, TMPDIR: files },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  for await (const line of createInterface({ input: npm.stdout })) {
    const [, address] = /Open (\S+)/.exec(line) ?? [];
    if (address) return { npm, address };
  }
  throw new Error('the demo did not start');
}

/** All processes whose command or working files name the world's directory, and who started them. */
async function processesOf(directory: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = ids.map(async (id) => {
    const told = await Promise.all(
      ['cmdline', 'environ'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '')),
    );
    return told.join('\0').includes(directory) ? `${id} ${told[0]}` : '';
  });
  return (await Promise.all(commands)).filter((line) => line !== '');
}

describe('the demo', () => {
  beforeEach(async () => {
    files = await mkdtemp(path.join(tmpdir(), 'demo-ends-'));
    // PostgreSQL runs as a user of its own where we are root.
    await chmod(files, 0o755);
  });
  afterEach(() => rm(files, { recursive: true, force: true }));

  it.each([
    ['npm is asked to end', (npm: number) => process.kill(npm, 'SIGTERM')],
    ['Ctrl-C is pressed', (npm: number) => process.kill(-npm, 'SIGINT')],
    ['the terminal is closed', (npm: number) => process.kill(-npm, 'SIGHUP')],
    ['npm is gone without a word', (npm: number) => process.kill(-npm, 'SIGKILL')],
  ])('leaves no database, no server and no file behind when %s', async (_how, end) => {
    const { npm, address } = await startDemo();
    expect((await fetch(address)).status).toBe(200);
    expect((await processesOf(files)).length).toBeGreaterThan(5);
    end(npm.pid ?? 0);
    await expect.poll(() => processesOf(files), { timeout: 30_000, interval: 200 }).toEqual([]);
    expect((await readdir(files)).filter((name) => name.startsWith('codigo-world'))).toEqual([]);
    await expect(fetch(address)).rejects.toThrow();
  });
});
