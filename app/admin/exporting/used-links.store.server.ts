import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** `id` is the link's own; `data` says what was downloaded. */
type Use = {
  readonly shopId: ShopId;
  readonly id: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly kind: 'list.downloaded' | 'statement.downloaded';
  readonly data: Readonly<Record<string, string | number>>;
};

/** Writes down who downloads what. False where this link was used before: its id can stand in the journal once. */
export async function noteDownload(
  tx: ShopTransaction,
  { shopId, id, at, actor, kind, data }: Use,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    insert into reconciliation_event (shop_id, id, at, actor, kind, data)
    values (${shopId}::uuid, ${id}::uuid, ${at}, ${actor}, ${kind}, ${JSON.stringify(data)}::jsonb) on conflict do nothing`;
  return written === 1;
}
