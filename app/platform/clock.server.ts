import { readFileSync } from 'node:fs';
import type { Clock } from '#app/kernel/clock.ts';
import { parseInteger } from '#app/kernel/integer.ts';

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that can be moved, for demo and tests: real time plus the milliseconds that stand in a file.
 * Refused when a live account exists (law 10).
 */
export function createMovableClock(offsetFile: string): Clock {
  const offset = () => parseInteger(readFileSync(offsetFile, 'utf8').trim()) ?? 0;
  return { now: () => new Date(Date.now() + offset()) };
}
