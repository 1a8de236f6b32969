import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** The most that a process was ever resident, in bytes, as the kernel counts it (VmHWM of proc_pid_status(5)); null where it says nothing. */
export function peakIn(status: string): number | null {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return kib === undefined ? null : Number(kib) * 1024;
}

const EVERY_MS = 50;

/** Watches a process until it ends. The kernel keeps the peak itself, so that none between two looks is missed. */
export async function peakResident(pid: number, ended: Promise<unknown>): Promise<number> {
  let peak = 0;
  let running = true;
  const over = ended.then(() => {
    running = false;
  });
  while (running) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, peakIn(status) ?? 0);
    await Promise.race([over, pause(EVERY_MS)]);
  }
  return peak;
}
