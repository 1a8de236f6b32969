import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '#app/kernel/result.ts';
import { sheetRows } from './workbook-sheet.ts';

/** So many rows are handed over at a time: what takes them must not stand still for all of them. */
const BATCH = 1_000;

/**
 * What a thread of its own does with the one workbook that it was started for: each time it is asked, the next batch of rows,
 * and after the last an empty one; or its refusal.
 */
if (workerData instanceof Uint8Array) {
  const rows = sheetRows(workerData);
  let from = 0;
  parentPort?.on('message', async () => {
    const read = await rows;
    parentPort?.postMessage(read.ok ? ok(read.value.slice(from, from + BATCH)) : read);
    from += BATCH;
  });
}
