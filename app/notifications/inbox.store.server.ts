import type pg from 'pg';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { NotificationFacts } from './facts.ts';

/** One verified delivery as it is put into the inbox. */
export type InboxRow = {
  readonly shop_id: string;
  readonly account_id: string;
  readonly delivery_id: string;
  readonly notification_id: string;
  readonly dedupe_key: string;
  readonly received_at: string;
  readonly source_address: string;
  /** Base64 of the bytes as they came, or of their sealed form. */
  readonly body: string;
  readonly sealed: boolean;
  readonly facts: NotificationFacts | Record<string, never>;
  readonly state: 'due' | 'unreadable';
};

/** Every delivery is kept; what it says is kept once. No arbiter is named, so that the door needs no right to read. In one order everywhere, so that two processes that take the same deliveries never wait for each other in a circle. */
const PUT_IN = `
with came as (
  select * from jsonb_to_recordset($1::jsonb) as r(
    shop_id uuid, account_id uuid, delivery_id uuid, notification_id uuid, dedupe_key text, received_at timestamptz,
    source_address text, body text, sealed boolean, facts jsonb, state text)
), kept as (
  insert into delivery (shop_id, id, account_id, dedupe_key, received_at, source_address, body, sealed)
  select shop_id, delivery_id, account_id, dedupe_key, received_at, source_address, decode(body, 'base64'), sealed from came
)
insert into notification (shop_id, id, account_id, dedupe_key, received_at, facts, state, due_at)
select shop_id, notification_id, account_id, dedupe_key, received_at, facts, state,
  case state when 'due' then received_at end
from came order by account_id, dedupe_key
on conflict do nothing`;

/** Puts deliveries into the inbox in one commit, as the role that can do nothing else. */
export async function putIn(door: pg.Pool, rows: readonly InboxRow[]): Promise<void> {
  await door.query({ name: 'inbox', text: PUT_IN, values: [JSON.stringify(rows)] });
}

/** The same where it was decided in this very transaction what is kept. */
export const putInWithin = (tx: ShopTransaction, rows: readonly InboxRow[]): Promise<unknown> =>
  tx.$executeRawUnsafe(PUT_IN, JSON.stringify(rows));

export type RefusedRow = {
  readonly shopId: string;
  readonly id: string;
  readonly accountId: string;
  readonly receivedAt: Date;
  readonly sourceAddress: string;
  readonly reason: string;
  readonly sealed: string;
};

/** Keeps a delivery that was not believed, for a while. */
export async function putAside(door: pg.Pool, row: RefusedRow): Promise<void> {
  await door.query(
    `insert into refused_delivery (shop_id, id, account_id, received_at, source_address, reason, sealed)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.shopId, row.id, row.accountId, row.receivedAt, row.sourceAddress, row.reason, row.sealed],
  );
}
