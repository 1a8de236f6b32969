import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The sandbox's business time: real time plus an offset that is changed by hand alone. */
export type Clock = {
  now(): Date;
  offsetMs(): number;
  /**
   * Moves time on, or back before anything has happened; tells the app through the clock file, then wakes whoever waits for
   * time.
   */
  advance(ms: number): Promise<number>;
  onMove(listener: () => void | Promise<void>): void;
};

/** Keeps the offset (milliseconds, plain integer text) in a file that the app reads. */
export function createClock(file: string): Clock {
  const listeners: Array<() => void | Promise<void>> = [];
  let offset = 0;
  mkdirSync(dirname(file), { recursive: true });
  publish(file, offset);
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    async advance(ms) {
      offset += ms;
      publish(file, offset);
      for (const listener of listeners) await listener();
      return offset;
    },
    onMove: (listener) => void listeners.push(listener),
  };
}

/** Written beside and renamed: a reader sees the old offset or the new one, never half of it. */
function publish(file: string, offset: number): void {
  const beside = `${file}.next`;
  writeFileSync(beside, String(offset));
  renameSync(beside, file);
}
