import { MINUTE } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { claimDueFile, tellProgress, triesOf } from '../files/due-files.store.server.ts';
import type { FileKey } from '../files/report-files.store.server.ts';
import { type ImportDeps, importReport } from './import-report.server.ts';

type DueFile = { readonly shopId: ShopId; readonly id: string };

/** What became of a due file: `not-due` where another has it, or this process has enough to do. */
export type DueImport = 'imported' | 'refused' | 'known-already' | 'not-due';

/** A large report takes a hundred megabytes and more while it is read. */
const MOST_AT_ONCE = 2;
const LONGEST_PAUSE_MINUTES = 60;

/** Imports due files, of each shop one at a time and of all shops together few: what waits is found again. */
export function createDueImports(deps: ImportDeps): (due: DueFile) => Promise<DueImport> {
  const underway = new Set<ShopId>();
  return async ({ shopId, id }) => {
    if (underway.has(shopId) || underway.size >= MOST_AT_ONCE) return 'not-due';
    underway.add(shopId);
    try {
      return await importDue(deps, { shopId, fileId: id });
    } finally {
      underway.delete(shopId);
    }
  };
}

/** A try that dies or fails leaves the file due: after one minute first, and then less and less often. */
async function importDue(deps: ImportDeps, file: FileKey): Promise<DueImport> {
  const now = deps.clock.now();
  const claimed = await deps.database.inShop(file.shopId, async (tx) => {
    const tries = await triesOf(tx, file);
    const pause = Math.min(2 ** tries, LONGEST_PAUSE_MINUTES) * MINUTE;
    return claimDueFile(tx, file, { now, tries, until: new Date(now.getTime() + pause) });
  });
  if (!claimed) return 'not-due';
  const imported = await importReport(deps, {
    ...file,
    unlessUnderWay: true,
    progress: (bytes) => deps.database.inShop(file.shopId, (tx) => tellProgress(tx, file, bytes)),
  });
  if (!imported.ok) return 'refused';
  return imported.value === 'under-way' ? 'not-due' : imported.value;
}
