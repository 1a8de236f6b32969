import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { CutRow } from './row-cutter.ts';
import { LARGEST_WORKBOOK } from './workbook-limits.ts';

type Rows = Result<readonly CutRow[], FileRefusal>;

const require = createRequire(import.meta.url);

/** By the package's own name for it: the built pages stand elsewhere, and have no threads beside them. */
const THREAD = require.resolve('#app/reconciliation/reading/workbook-thread.ts');

const LONGEST_MS = 120_000;
const MOST_MEMORY_MB = 192;

/**
 * The rows of a workbook, a batch at a time, each only when it is asked for: neither do all of them stand here at once, nor
 * does whoever else runs here wait for more than one. It is read in a thread of its own, which is stopped when it takes too long
 * or too much memory: the library reads a sheet in one go.
 */
export async function* workbookRows(workbook: Uint8Array): AsyncGenerator<Rows> {
  const thread = new Worker(THREAD, {
    workerData: new Uint8Array(workbook),
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  try {
    for (;;) {
      const batch = await nextBatch(thread);
      if (batch.ok && batch.value.length === 0) return;
      yield batch;
      if (!batch.ok) return;
    }
  } finally {
    await thread.terminate();
  }
}

async function nextBatch(thread: Worker): Promise<Rows> {
  try {
    thread.postMessage('next');
    const [batch] = await once(thread, 'message', { signal: AbortSignal.timeout(LONGEST_MS) });
    return batch as Rows;
  } catch (failed) {
    // What does not fit is not broken: as CSV it has no such limit.
    const outOfMemory =
      failed instanceof Error && 'code' in failed && failed.code === 'ERR_WORKER_OUT_OF_MEMORY';
    return err(
      outOfMemory ? { why: 'too-large', mostBytes: LARGEST_WORKBOOK } : { why: 'broken-workbook' },
    );
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
