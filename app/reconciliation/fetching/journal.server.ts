import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';

type Happened = {
  readonly shopId: ShopId;
  readonly at: Date;
  readonly actor: Actor;
  readonly kind: 'report.fetched' | 'report-fetch.switched' | 'report-fetch.wanted';
  readonly data: Readonly<Record<string, string>>;
};

/** The line of the journal: who had reports fetched, or switched it. */
export async function recordFetching(
  { ids }: Pick<Foundation, 'ids'>,
  tx: ShopTransaction,
  { shopId, at, actor, kind, data }: Happened,
): Promise<void> {
  await tx.reconciliationEvent.create({
    data: { shopId, id: ids.next(), at, actor, kind, data },
  });
}
