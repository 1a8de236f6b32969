import type pg from 'pg';
import type { ShopId } from '#app/kernel/ids.ts';

/** A row whose time has come, found across shops by the role that sees nothing else (law 8). */
export type Due = { readonly shopId: ShopId; readonly id: string };

/** All due work is derivable from rows (law 6): each kind is a question to its own table. */
const QUESTIONS = {
  notification: `select shop_id, id from notification
    where due_at <= $1 and (lease_until is null or lease_until <= $1) order by due_at limit $2`,
  tell: `select shop_id, id from tell
    where ended_at is null and due_at <= $1 and (lease_until is null or lease_until <= $1) order by due_at limit $2`,
  voucher: `select shop_id, id from voucher
    where next_ask_at <= $1 and (lease_until is null or lease_until <= $1) order by next_ask_at limit $2`,
  order: `select shop_id, id from payment where order_due_at <= $1 order by order_due_at limit $2`,
  privacy: `select shop_id, id from privacy_request
    where due_at <= $1 and (lease_until is null or lease_until <= $1) order by due_at limit $2`,
  credentials: `select shop_id, id from gateway_account where erase_due_at <= $1 or previous_until <= $1 limit $2`,
  refused: `select shop_id, id from (
      select shop_id, id, received_at, row_number() over (partition by shop_id, account_id order by received_at desc) as place
      from refused_delivery) as aged
    where received_at < $1::timestamptz - interval '30 days' or place > 1000 limit $2`,
} as const;

export type DueKind = keyof typeof QUESTIONS;

export async function findDue(
  worker: pg.Pool,
  kind: DueKind,
  { now, most }: { now: Date; most: number },
): Promise<readonly Due[]> {
  const { rows } = await worker.query<{ shop_id: string; id: string }>({
    name: `due-${kind}`,
    text: QUESTIONS[kind],
    values: [now, most],
  });
  return rows.map((row) => ({ shopId: row.shop_id as ShopId, id: row.id }));
}
