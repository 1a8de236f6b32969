import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { FileKey } from './report-files.store.server.ts';

const AGAIN = { state: 'received', refusal: null, tries: 0, bytesRead: 0n };

/** Has a file read, by the worker: one that was refused is tried again. False where it is in the books, or not there. */
export async function makeDue(
  tx: ShopTransaction,
  { shopId, fileId: id }: FileKey,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.reportFile.updateMany({
    where: { shopId, id, state: { not: 'imported' } },
    data: { ...AGAIN, dueAt: at },
  });
  return count > 0;
}

/** Has all files of an account read again that nobody knew the columns of. */
export async function makeUnknownDue(
  tx: ShopTransaction,
  { shopId, accountId, at }: { shopId: ShopId; accountId: AccountId; at: Date },
): Promise<void> {
  await tx.reportFile.updateMany({
    where: { shopId, accountId, state: 'refused', refusal: { contains: '"why":"unknown-kind"' } },
    data: { ...AGAIN, dueAt: at },
  });
}

/** How often a due file has been tried before. */
export async function triesOf(
  tx: ShopTransaction,
  { shopId, fileId: id }: FileKey,
): Promise<number> {
  const file = await tx.reportFile.findUnique({
    where: { shopId_id: { shopId, id } },
    select: { tries: true },
  });
  return file?.tries ?? 0;
}

/** Begins a try: it is due again only `until`, should this one never end. False where it is not due, or another began. */
export async function claimDueFile(
  tx: ShopTransaction,
  { shopId, fileId: id }: FileKey,
  { now, tries, until }: { readonly now: Date; readonly tries: number; readonly until: Date },
): Promise<boolean> {
  const { count } = await tx.reportFile.updateMany({
    where: { shopId, id, state: 'received', tries, dueAt: { lte: now } },
    data: { dueAt: until, tries: tries + 1, bytesRead: 0n },
  });
  return count > 0;
}

/** Says how far the reading has come, to who looks on. */
export async function tellProgress(
  tx: ShopTransaction,
  { shopId, fileId: id }: FileKey,
  bytesRead: bigint,
): Promise<void> {
  await tx.reportFile.updateMany({ where: { shopId, id, state: 'received' }, data: { bytesRead } });
}
