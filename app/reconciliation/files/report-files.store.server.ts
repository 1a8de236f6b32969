import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Session } from '../session.store.server.ts';
import type { Spooled } from './spool.server.ts';

export type FileKey = { readonly shopId: ShopId; readonly fileId: string };

export const findFile = (tx: ShopTransaction, { shopId, fileId: id }: FileKey) =>
  tx.reportFile.findUnique({ where: { shopId_id: { shopId, id } } });

export type FileRow = NonNullable<Awaited<ReturnType<typeof findFile>>>;

/** The file of an account that has this content. */
export const findFileByContent = (
  tx: ShopTransaction,
  of: { readonly shopId: ShopId; readonly accountId: AccountId; readonly sha256: Buffer },
) =>
  tx.reportFile.findUnique({
    where: {
      shopId_accountId_sha256: { ...of, sha256: new Uint8Array(of.sha256) },
    },
  });

/** What is known of a file when it has come. */
export type Arrived = {
  readonly fileId: string;
  readonly accountId: AccountId;
  readonly name: string;
  readonly cameBy: 'upload' | 'command' | 'gateway';
  readonly actor: string;
  readonly at: Date;
  readonly keySealed: string;
};

const KEEP = `
insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state, key_sealed, due_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'received', $10, $11) on conflict (shop_id, account_id, sha256) do nothing`;

/** A command imports its file itself: the worker is not to be faster, since only the command knows its options. */
export const isCommand = (cameBy: Arrived['cameBy']): boolean => cameBy === 'command';

/** Keeps a file and its pieces; false where the account has one of this content already. */
export async function keepFile(
  session: Session,
  arrived: Arrived,
  spooled: Spooled,
): Promise<boolean> {
  const { shopId } = session;
  const { fileId, accountId, name, cameBy, at, actor, keySealed } = arrived;
  const kept = await session.run(KEEP, [
    shopId,
    fileId,
    accountId,
    spooled.sha256,
    name,
    spooled.sizeBytes,
    cameBy,
    at,
    actor,
    keySealed,
    isCommand(cameBy) ? null : at,
  ]);
  if (kept === 0) return false;
  let place = 0;
  for await (const piece of spooled.pieces()) {
    await session.run(
      'insert into report_piece (shop_id, file_id, place, sealed) values ($1, $2, $3, $4)',
      [shopId, fileId, place, piece],
    );
    place += 1;
  }
  return true;
}

/** One sealed piece, or null after the last. */
export async function findPiece(
  tx: ShopTransaction,
  { shopId, fileId }: FileKey,
  place: number,
): Promise<Uint8Array | null> {
  const where = { shopId_fileId_place: { shopId, fileId, place } };
  return (await tx.reportPiece.findUnique({ where }))?.sealed ?? null;
}

/**
 * Writes down why a file is not read, as it stood when its reading began; it may be tried again. Where somebody has had it
 * read anew meanwhile, since he knows better, that try is not taken from him.
 */
export async function markRefused(
  tx: ShopTransaction,
  { shopId, id, tries, dueAt }: FileRow,
  refusal: string,
): Promise<void> {
  await tx.reportFile.updateMany({
    where: { shopId, id, tries, dueAt, state: { not: 'imported' } },
    data: { state: 'refused', refusal },
  });
}
