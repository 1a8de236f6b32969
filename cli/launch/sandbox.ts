import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ready } from '#sandbox/start.ts';
import { type Child, startChild } from './child.ts';
import type { Guard } from './guard.ts';

type Deps = { readonly guard: Guard; readonly log: (line: string) => void };

export type SandboxProcess = { readonly ready: Ready; stop(): Promise<void> };

/** Starts the outside world as a process of its own; its files stand when this settles. */
export async function startSandboxProcess(
  config: object,
  directory: string,
  { guard, log }: Deps,
): Promise<SandboxProcess> {
  const file = path.join(directory, 'sandbox.json');
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  const child: Child = startChild({
    script: 'sandbox/main.ts',
    args: ['--config', file],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    guard,
    log,
  });
  const ready = JSON.parse(await child.firstLine()) as Ready;
  return { ready, stop: () => child.terminate() };
}
