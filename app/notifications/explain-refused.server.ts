import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type Explained, explainRefusal } from './explain-refusal.ts';
import type { ReceivingAccount } from './receive.server.ts';
import { openDelivery } from './sealed-delivery.ts';

type Deps = Pick<Foundation, 'database' | 'sealing'> & {
  readonly accountById: (ref: {
    shopId: ShopId;
    accountId: string;
  }) => Promise<ReceivingAccount | null>;
};

export type RefusedRef = { readonly shopId: ShopId; readonly refusedId: string };

/**
 * What a refused delivery would need to be believed, by the credentials of today: any of the window will do, as at the door.
 * Null where there is no such delivery, or its account has no credentials any more.
 */
export async function explainRefused(
  { database, sealing, accountById }: Deps,
  { shopId, refusedId: id }: RefusedRef,
): Promise<Explained | null> {
  const row = await database.inShop(shopId, (tx) =>
    tx.refusedDelivery.findUnique({ where: { shopId_id: { shopId, id } } }),
  );
  const account = row && (await accountById({ shopId, accountId: row.accountId }));
  if (!row || !account) return null;
  const raw = await openDelivery(sealing, shopId, row.sealed);
  const tries = account.verifyWith.map((credentials) =>
    explainRefusal(account.provider, { raw, credentials }),
  );
  return (
    tries.find((told) => told.accepted) ??
    tries.find((told) => !told.accepted && told.recipe !== null) ??
    tries[0] ??
    null
  );
}
