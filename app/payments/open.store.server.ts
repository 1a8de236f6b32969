import type pg from 'pg';
import type { ShopId } from '#app/kernel/ids.ts';

/** One session as it is written: every value as text, for one JSON parameter. */
export type OpenRow = {
  readonly id: string;
  readonly checkout_id: string;
  readonly registration_key: string;
  readonly group_key: string;
  readonly session_id: string;
  readonly session_gid: string;
  readonly test: boolean;
  readonly kind: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly merchant_locale: string;
  readonly buyer_locale: string | null;
  readonly proposed_at: string;
  readonly opened_at: string;
  readonly request_digest: string;
  readonly state: string;
  readonly not_served: string | null;
  readonly key_sealed: string;
  readonly sealed: string;
  readonly email_hash: string | null;
  readonly event_id: string;
  readonly alert_id: string;
};

/**
 * One statement: the checkout, what is owed, the sealed person, the first line of the journal, and an alert where it
 * cannot be served. The wall stands in it too: no row comes out of `asked` before the shop is set, for this statement's
 * own transaction; were it otherwise, every insert would be refused. One journey to the database in place of four.
 */
const OPEN = `
with wall as materialized (
  select set_config('app.shop_id', $1::text, true)
), asked as materialized (
  select r.* from wall, jsonb_to_recordset($2::jsonb) as r(
    id uuid, checkout_id uuid, registration_key text, group_key text, session_id text, session_gid text, test boolean,
    kind text, amount_minor bigint, currency text, merchant_locale text, buyer_locale text, proposed_at timestamptz,
    opened_at timestamptz, request_digest text, state text, not_served text, key_sealed text, sealed text,
    email_hash text, event_id uuid, alert_id uuid)
), new_checkout as (
  insert into checkout (shop_id, id, registration_key, group_key, opened_at)
  select distinct on (checkout_id) $1::text::uuid, checkout_id, registration_key, group_key, opened_at from asked order by checkout_id
  on conflict do nothing
), new_payment as (
  insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor,
    currency, merchant_locale, buyer_locale, proposed_at, opened_at, request_digest, state, not_served, updated_at)
  select $1::text::uuid, id, checkout_id, 'payments-app', registration_key, session_id, session_gid, test, kind, amount_minor,
    currency, merchant_locale, buyer_locale, proposed_at, opened_at, decode(request_digest, 'hex'), state, not_served, opened_at
  from asked order by id -- in one order everywhere: two processes that write the same sessions never wait for each other
  on conflict do nothing
  returning id
), new_person as (
  insert into personal_data (shop_id, payment_id, key_sealed, sealed, email_hash)
  select $1::text::uuid, id, key_sealed, sealed, decode(email_hash, 'hex') from asked join new_payment using (id)
), new_alert as (
  insert into alert (shop_id, id, kind, subject, opened_at, last_at)
  select distinct on (not_served, currency) $1::text::uuid, alert_id,
    case not_served when 'currency' then 'UNSUPPORTED_CURRENCY' else 'MANUAL_CAPTURE' end,
    case not_served when 'currency' then currency else 'sessions' end, opened_at, opened_at
  from asked join new_payment using (id) where not_served is not null
  on conflict (shop_id, kind, subject) where closed_at is null
  do update set last_at = excluded.last_at, times = alert.times + 1
), new_event as (
  insert into event (shop_id, id, payment_id, checkout_id, at, actor, kind, data)
  select $1::text::uuid, event_id, id, checkout_id, opened_at, 'shopify', 'payment.opened',
    jsonb_build_object('session', session_id, 'notServed', not_served)
  from asked join new_payment using (id)
)
select id from new_payment`;

/** Writes sessions of one shop; answers the ids that were new. */
export async function writeSessions(
  app: pg.Pool,
  shopId: ShopId,
  rows: readonly OpenRow[],
): Promise<ReadonlySet<string>> {
  const written = await app.query<{ id: string }>({
    name: 'open-sessions',
    text: OPEN,
    values: [shopId, JSON.stringify(rows)],
  });
  return new Set(written.rows.map(({ id }) => id));
}
