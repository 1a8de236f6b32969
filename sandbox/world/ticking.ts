import type { Clock } from './clock.ts';

const EVERY_MS = 100;

/** Calls `tick` ten times a real second and after every move of the clock, never twice at once. */
export function startTicking(clock: Clock, tick: () => Promise<void>): { stop(): void } {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const turn = (): Promise<void> => {
    busy = true;
    running = running.then(tick).finally(() => {
      busy = false;
    });
    return running;
  };
  const timer = setInterval(() => void (busy || turn()), EVERY_MS);
  clock.onMove(turn);
  return { stop: () => clearInterval(timer) };
}
