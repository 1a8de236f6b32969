import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

type Arrived = {
  readonly id: string;
  readonly received_at: Date;
  readonly source_address: string;
  readonly gateway: string;
  readonly declared_gateway_id: string | null;
  readonly label: string;
};

export type DeliveryRow = Arrived & {
  /** Base64. */
  readonly body: string;
  readonly sealed: boolean;
  readonly state: string | null;
  readonly outcome: string | null;
  readonly payment_id: string | null;
  readonly event: string | null;
  readonly reference: string | null;
  readonly repeated: boolean;
  readonly times: bigint;
};

/** A verified delivery with what became of its notification, and how often the same came. */
export async function readDelivery(
  tx: ShopTransaction,
  shopId: ShopId,
  id: string,
): Promise<DeliveryRow | null> {
  const [row] = await tx.$queryRaw<DeliveryRow[]>`
    select d.id, d.received_at, d.source_address, encode(d.body, 'base64') as body, d.sealed, a.gateway, a.declared_gateway_id, a.label, n.state, n.outcome, n.payment_id,
      n.facts->>'event' as event, n.facts->>'reference' as reference,
      coalesce(n.received_at < d.received_at, false) as repeated,
      (select count(*) from delivery s
       where s.shop_id = d.shop_id and s.account_id = d.account_id and s.dedupe_key = d.dedupe_key) as times
    from delivery d join gateway_account a on a.shop_id = d.shop_id and a.id = d.account_id
    left join notification n
      on n.shop_id = d.shop_id and n.account_id = d.account_id and n.dedupe_key = d.dedupe_key
    where d.shop_id = ${shopId}::uuid and d.id = ${id}::uuid`;
  return row ?? null;
}

export type RefusedRow = Arrived & { readonly reason: string; readonly sealed: string };

/** A delivery that was not believed. */
export async function readRefusedDelivery(
  tx: ShopTransaction,
  shopId: ShopId,
  id: string,
): Promise<RefusedRow | null> {
  const [row] = await tx.$queryRaw<RefusedRow[]>`
    select d.id, d.received_at, d.source_address, d.reason, d.sealed, a.gateway, a.declared_gateway_id, a.label
    from refused_delivery d join gateway_account a on a.shop_id = d.shop_id and a.id = d.account_id
    where d.shop_id = ${shopId}::uuid and d.id = ${id}::uuid`;
  return row ?? null;
}
