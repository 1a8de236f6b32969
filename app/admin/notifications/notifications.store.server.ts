import type { ShopId } from '#app/kernel/ids.ts';
import type { Database } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { cursorText, type Keys, keysetOf } from '../keyset.store.server.ts';
import { cutPage, type Page, type Turn } from '../keyset.ts';

type Arrived = {
  readonly cursor: string;
  readonly id: string;
  readonly received_at: Date;
  readonly source_address: string;
  readonly gateway: string;
  readonly label: string;
};

export type DeliveryListRow = Arrived & {
  readonly state: string | null;
  readonly event: string | null;
  readonly reference: string | null;
  readonly repeated: boolean;
};

export type RefusedListRow = Arrived & { readonly reason: string };

const DELIVERY: Keys = { at: Prisma.sql`d.received_at`, id: Prisma.sql`d.id` };

/** One page of verified deliveries, each with what became of the notification it brought. */
export async function readDeliveries(
  database: Database,
  shopId: ShopId,
  turn: Turn,
): Promise<Page<DeliveryListRow>> {
  const page = keysetOf(turn, DELIVERY);
  const rows = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<DeliveryListRow[]>`
      select ${cursorText(DELIVERY)} as cursor, d.id, d.received_at, d.source_address, a.gateway, a.label,
        n.state, n.facts->>'event' as event, n.facts->>'reference' as reference,
        coalesce(n.received_at < d.received_at, false) as repeated
      from (select * from delivery d where d.shop_id = ${shopId}::uuid ${page.where} ${page.order} ${page.limit}) d
      join gateway_account a on a.shop_id = d.shop_id and a.id = d.account_id
      left join notification n
        on n.shop_id = d.shop_id and n.account_id = d.account_id and n.dedupe_key = d.dedupe_key
      ${page.order}`,
  );
  return cutPage(rows, turn);
}

/** One page of what was not believed. */
export async function readRefused(
  database: Database,
  shopId: ShopId,
  turn: Turn,
): Promise<Page<RefusedListRow>> {
  const page = keysetOf(turn, DELIVERY);
  const rows = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<RefusedListRow[]>`
      select ${cursorText(DELIVERY)} as cursor, d.id, d.received_at, d.source_address, a.gateway, a.label, d.reason
      from refused_delivery d join gateway_account a on a.shop_id = d.shop_id and a.id = d.account_id
      where d.shop_id = ${shopId}::uuid ${page.where} ${page.order} ${page.limit}`,
  );
  return cutPage(rows, turn);
}
