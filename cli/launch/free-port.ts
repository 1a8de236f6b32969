import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { take } from './only-one.ts';

/** Below Linux's ephemeral range, so that no outgoing connection takes the port while its server is down. */
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** One file for each port that some launcher of this machine has chosen, whether anything listens on it yet or not. */
const CHOSEN = path.join(tmpdir(), `codigo-ports-${userInfo().uid}`);
const own = new Set<string>();
process.once('exit', () => {
  for (const file of own) rmSync(file, { force: true });
});

/** A port of this machine on which nothing listens now; while this process lives no other launcher is given it. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if ((await reserve(port)) && (await isFree(port))) return port;
  }
  throw new Error('no free port was found');
}

/** Keeps a port for this process; false where another has it. */
export async function reserve(port: number): Promise<boolean> {
  await mkdir(CHOSEN, { recursive: true });
  const file = path.join(CHOSEN, `${port}`);
  const taken = await take(file);
  if (taken) own.add(file);
  return taken;
}

/** Whether a server could listen there. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
