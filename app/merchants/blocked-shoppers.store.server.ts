import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Fingerprint } from './blocked-shopper.ts';
import type { AccountKey } from './gateway-accounts.store.server.ts';

const MOST_SHOWN = 500;

/** Whom the merchant blocked for an account, newest first. */
export const listBlocked = (tx: ShopTransaction, { shopId, accountId }: AccountKey) =>
  tx.blockedShopper.findMany({
    where: { shopId, accountId },
    orderBy: { blockedAt: 'desc' },
    take: MOST_SHOWN,
  });

/** By which of these the shopper is blocked, or null. */
export async function findBlocked(
  tx: ShopTransaction,
  { shopId, accountId }: AccountKey,
  fingerprints: readonly Fingerprint[],
): Promise<Fingerprint['kind'] | null> {
  if (fingerprints.length === 0) return null;
  const row = await tx.blockedShopper.findFirst({
    where: {
      shopId,
      accountId,
      OR: fingerprints.map(({ kind, hash }) => ({ kind, fingerprint: new Uint8Array(hash) })),
    },
  });
  return row && (row.kind === 'document' ? 'document' : 'email');
}

export type Block = AccountKey & Fingerprint & { readonly sealed: string; readonly at: Date };

export async function insertBlocked(tx: ShopTransaction, block: Block): Promise<void> {
  const { shopId, accountId, kind, hash, sealed, at } = block;
  const fingerprint = new Uint8Array(hash);
  await tx.blockedShopper.upsert({
    where: {
      shopId_accountId_kind_fingerprint: { shopId, accountId, kind, fingerprint },
    },
    create: { shopId, accountId, kind, fingerprint, sealed, blockedAt: at },
    update: { sealed },
  });
}

/** False where nobody was blocked by this. */
export async function deleteBlocked(
  tx: ShopTransaction,
  { shopId, accountId, kind, hash }: AccountKey & Fingerprint,
): Promise<boolean> {
  const { count } = await tx.blockedShopper.deleteMany({
    where: { shopId, accountId, kind, fingerprint: new Uint8Array(hash) },
  });
  return count > 0;
}

/** A person asks to be forgotten: his block stands, and nobody can read any more whom it names (law 9). */
export async function forgetBlocked(
  tx: ShopTransaction,
  { shopId, hash }: { readonly shopId: ShopId; readonly hash: Buffer },
): Promise<void> {
  await tx.blockedShopper.updateMany({
    where: { shopId, kind: 'email', fingerprint: new Uint8Array(hash) },
    data: { sealed: null },
  });
}
