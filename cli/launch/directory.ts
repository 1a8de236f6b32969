import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Guard } from './guard.ts';

/**
 * The directory that was asked for, or a new one that the guardian removes. Outside the repository: PostgreSQL runs as
 * a user of its own where we are root, and must be able to pass through all that lies above.
 */
export async function makeDirectory(wanted: string | undefined, guard: Guard): Promise<string> {
  if (wanted) {
    await mkdir(wanted, { recursive: true });
    return path.resolve(wanted);
  }
  const made = await mkdtemp(path.join(tmpdir(), 'codigo-world-'));
  guard.directory(made);
  return made;
}
