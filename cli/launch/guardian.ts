import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/**
 * Stands by a launcher and reads what it starts, line by line. When the launcher is gone, however it went, so are its
 * children and its directory.
 */
const pids = new Set<number>();
const directories = new Set<string>();

const orders: Record<string, (what: string) => void> = {
  born: (pid) => void pids.add(Number(pid)),
  dead: (pid) => void pids.delete(Number(pid)),
  directory: (name) => void directories.add(name),
};

for await (const line of createInterface({ input: process.stdin })) {
  const space = line.indexOf(' ');
  orders[line.slice(0, space)]?.(line.slice(space + 1));
}

for (const pid of pids) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
const patience = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const;
for (const directory of directories) await rm(directory, patience);
