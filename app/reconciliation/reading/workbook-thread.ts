import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '#app/kernel/result.ts';
import { sheetRows } from './workbook-sheet.ts';

/** So many rows are handed over at a time: what takes them must not stand still for all of them. */
const BATCH = 1_000;

/** What a thread of its own does with the one workbook that it was started for: rows in batches, then an empty one or a refusal. */
if (workerData instanceof Uint8Array) {
  const rows = await sheetRows(workerData);
  if (!rows.ok) parentPort?.postMessage(rows);
  else {
    for (let from = 0; from < rows.value.length; from += BATCH)
      parentPort?.postMessage(ok(rows.value.slice(from, from + BATCH)));
    parentPort?.postMessage(ok([]));
  }
}
