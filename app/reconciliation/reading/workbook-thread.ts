import { parentPort, workerData } from 'node:worker_threads';
import { sheetRows } from './workbook-sheet.ts';

/** What a thread of its own does with the one workbook that it was started for. */
if (workerData instanceof Uint8Array) parentPort?.postMessage(await sheetRows(workerData));
