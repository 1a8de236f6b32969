import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { CutRow } from './row-cutter.ts';
import { LARGEST_WORKBOOK } from './workbook-limits.ts';

type Rows = Result<readonly CutRow[], FileRefusal>;

const LONGEST_MS = 60_000;
const MOST_MEMORY_MB = 256;

/**
 * The rows of a workbook. It is read in a thread of its own, which is stopped when it takes too long or too much memory: the
 * library reads a sheet in one go, and nobody else may wait for that.
 */
export async function workbookRows(workbook: Uint8Array): Promise<Rows> {
  const thread = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
    workerData: new Uint8Array(workbook),
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const rows: CutRow[] = [];
  try {
    for await (const [batch] of on(thread, 'message', {
      signal: AbortSignal.timeout(LONGEST_MS),
    })) {
      const read = batch as Rows;
      if (!read.ok || read.value.length === 0) return read.ok ? ok(rows) : read;
      rows.push(...read.value);
    }
    return err({ why: 'broken-workbook' });
  } catch {
    return err({ why: 'broken-workbook' });
  } finally {
    await thread.terminate();
  }
}

/** The bytes of a whole workbook, unless they are more than are let in. */
export async function wholeWorkbook(
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<Uint8Array, FileRefusal>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > LARGEST_WORKBOOK) return err({ why: 'too-large', mostBytes: LARGEST_WORKBOOK });
    pieces.push(piece);
  }
  return ok(Buffer.concat(pieces));
}
