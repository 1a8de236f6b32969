import { spawn } from 'node:child_process';
import path from 'node:path';

/** Tells the guardian process what must not outlive us. */
export type Guard = {
  born(pid: number): void;
  dead(pid: number): void;
  /** Removed when all is over. */
  directory(name: string): void;
  /** Nothing is left to be guarded but directories. */
  dismiss(): Promise<void>;
};

/** Starts the guardian; it ends by itself when our end of its pipe closes. */
export function startGuard(): Guard {
  const guardian = spawn(process.execPath, [path.join(import.meta.dirname, 'guardian.ts')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => guardian.once('exit', () => resolve()));
  guardian.unref();
  const say = (word: string, what: string | number) =>
    void guardian.stdin.write(`${word} ${what}\n`);
  return {
    born: (pid) => say('born', pid),
    dead: (pid) => say('dead', pid),
    directory: (name) => say('directory', name),
    dismiss() {
      guardian.ref();
      // Waited for now: with nothing else left, the launcher would end here and lose its exit code.
      guardian.ref();
      guardian.stdin.end();
      return ended;
    },
  };
}
