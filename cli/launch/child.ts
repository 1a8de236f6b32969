import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Guard } from './guard.ts';
import { ROOT } from './places.ts';

/** A process of ours that must not outlive us. */
export type Child = {
  readonly pid: number;
  /** Settles when it is gone: with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  isRunning(): boolean;
  /** The first line of its stdout. */
  firstLine(): Promise<string>;
  /** Asks it to end and waits; ends it after ten seconds. */
  terminate(): Promise<void>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
};

export type Start = {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly guard: Guard;
  /** Gets every line of its stderr. */
  readonly log: (line: string) => void;
};

const PATIENCE_MS = 10_000;

/** Starts a script of the repository with this Node and exactly this environment. */
export function startChild({ script, args = [], env, guard, log }: Start): Child {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches the launcher, which ends everything in order.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  guard.born(pid);
  createInterface({ input: child.stderr }).on('line', log);
  const ended = endOf(child).finally(() => guard.dead(pid));
  const first = firstLineOf(child, script);
  // Who does not ask for it does not mind that it never comes.
  first.catch(() => undefined);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    if (isRunning()) child.kill(signal);
    await ended;
  };
  return {
    pid,
    ended,
    isRunning,
    firstLine: () => first,
    async terminate() {
      const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await end('SIGTERM').finally(() => clearTimeout(impatience));
    },
    kill: () => end('SIGKILL'),
  };
}

const endOf = (child: ChildProcess): Promise<number | NodeJS.Signals> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
  });

function firstLineOf(child: ChildProcess, script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('no stdout'));
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${code} before it was ready`)),
    );
  });
}
