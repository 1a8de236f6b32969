import type pg from 'pg';
import type { ShopId } from '#app/kernel/ids.ts';

/** A row whose time has come, found across shops by the role that sees nothing else (law 8). */
export type Due = { readonly shopId: ShopId; readonly id: string };

/** Where the due rows of a kind stand. */
type Rows = {
  readonly table: string;
  /** The column that says when. */
  readonly at: string;
  /** What a row fulfils for as long as it waits: the condition of its index. */
  readonly open: string;
  /** Whether who works on a row holds it by a lease. */
  readonly leased: boolean;
};

/** What nobody holds, or who held it has died. */
const FREE = '(lease_until is null or lease_until <= $1)';

const isDue = ({ at, leased }: Rows): string => `${at} <= $1${leased ? ` and ${FREE}` : ''}`;

/** The oldest of all shops. */
const oldest = (rows: Rows): string =>
  `select shop_id, id from ${rows.table} where ${isDue(rows)} order by ${rows.at} limit $2`;

/**
 * The oldest of each shop, then the second of each, and so on, so that no shop waits behind another's crowd. It steps from
 * one shop to the next within the index, and so costs by the shops that have something open, not by their rows; of a shop it
 * reads so many rows that they come to ten times those taken at most, besides one of each shop.
 */
const oldestOfEach = (rows: Rows): string => `
with recursive open as (
  (select shop_id, ${rows.at} as first from ${rows.table} where ${rows.open} order by shop_id, ${rows.at} limit 1)
  union all
  select next.shop_id, next.first from open, lateral (
    select r.shop_id, r.${rows.at} as first from ${rows.table} r where r.${rows.open} and r.shop_id > open.shop_id
    order by r.shop_id, r.${rows.at} limit 1) as next
), due as (
  select shop_id from open where first <= $1
)
select of_shop.shop_id, of_shop.id from due, lateral (
  select r.shop_id, r.id, r.${rows.at} as at, row_number() over (order by r.${rows.at}) as place from ${rows.table} r
  where r.shop_id = due.shop_id and r.${rows.open} and ${isDue(rows)}
  order by r.${rows.at} limit (select least($2::bigint, 1 + 10 * $2::bigint / greatest(count(*), 1)) from due)) as of_shop
order by of_shop.place, of_shop.at limit $2::bigint`;

/** Refused deliveries are kept for a month, and of each account the newest thousand. */
const REFUSED = `
with recursive account as (
  (select shop_id, account_id from refused_delivery order by shop_id, account_id, received_at limit 1)
  union all
  select next.shop_id, next.account_id from account, lateral (
    select r.shop_id, r.account_id from refused_delivery r
    where (r.shop_id, r.account_id) > (account.shop_id, account.account_id)
    order by r.shop_id, r.account_id, r.received_at limit 1) as next
)
select of_account.shop_id, of_account.id from account, lateral (
  select aged.shop_id, aged.id, row_number() over () as place from (
    (select r.shop_id, r.id from refused_delivery r
     where r.shop_id = account.shop_id and r.account_id = account.account_id
       and r.received_at < $1::timestamptz - interval '30 days'
     order by r.received_at limit $2::bigint)
    union
    (select r.shop_id, r.id from refused_delivery r
     where r.shop_id = account.shop_id and r.account_id = account.account_id
     order by r.received_at desc offset 1000 limit $2::bigint)
  ) as aged) as of_account
order by of_account.place limit $2::bigint`;

/** The condition of both indexes of expectations that are to be looked at. */
const TO_LOOK_AT = `look_at is not null and (state in ('in-transit', 'overdue', 'decided') or derived_at is null or look_at = '-infinity')`;

/**
 * The shops with expected money to look at: each is one row, since it is looked at in sets. Nearly every shop waits for some
 * money, so the shops are gone through only when something is due in any of them.
 */
const EXPECTATIONS = `
with recursive open as (
  (select shop_id, look_at as first from expectation
   where ${TO_LOOK_AT} and (select look_at from expectation where ${TO_LOOK_AT} order by look_at limit 1) <= $1
   order by shop_id, look_at limit 1)
  union all
  select next.shop_id, next.first from open, lateral (
    select e.shop_id, e.look_at as first from expectation e where ${TO_LOOK_AT} and e.shop_id > open.shop_id
    order by e.shop_id, e.look_at limit 1) as next
)
select shop_id, shop_id as id from open where first <= $1 order by first limit $2`;

/** The shops whose ledger has news that lines may wait for; a minute's news are looked at together. */
const LEDGER_NEWS = `
with recursive open as (
  (select shop_id, at as first from ledger_news order by shop_id, id limit 1)
  union all
  select next.shop_id, next.first from open, lateral (
    select n.shop_id, n.at as first from ledger_news n where n.shop_id > open.shop_id order by n.shop_id, n.id limit 1) as next
)
select shop_id, shop_id as id from open where first <= $1::timestamptz - interval '1 minute' order by first limit $2`;

/** The shops that are to be compared with their gateways and Shopify: one row each. */
const COMPARISONS = `
select shop_id, shop_id as id from comparison_visit
where due_at <= $1 and (lease_until is null or lease_until <= $1) order by due_at limit $2`;

/** The accounts whose gateway is to be asked for its report: one row each. */
const REPORT_FETCHES = `
select shop_id, account_id as id from report_fetch
where due_at <= $1 and (lease_until is null or lease_until <= $1) order by due_at limit $2`;

const NOTIFICATION = { table: 'notification', at: 'due_at', open: 'due_at is not null' };
const TELL = { table: 'tell', at: 'due_at', open: 'ended_at is null' };
const VOUCHER = { table: 'voucher', at: 'next_ask_at', open: 'next_ask_at is not null' };
const ORDER = { table: 'payment', at: 'order_due_at', open: 'order_due_at is not null' };
const RATE_CARD = { table: 'rate_card', at: 'due_at', open: 'due_at is not null' };
const REPORT = {
  table: 'report_file',
  at: 'due_at',
  open: "state = 'received' and due_at is not null",
};
const ARRIVALS = { table: 'report_file', at: 'arrivals_at', open: 'arrivals_at is not null' };
const PRIVACY = { table: 'privacy_request', at: 'due_at', open: 'due_at is not null' };

/**
 * All due work is derivable from rows (law 6): each kind is a question to its own table. Where there are two, the first is
 * the cheap one, and its answer counts when it is shorter than what may be taken: then it is all there is.
 */
const QUESTIONS = {
  notification: [oldestOfEach({ ...NOTIFICATION, leased: true })],
  tell: [oldestOfEach({ ...TELL, leased: true })],
  voucher: [oldest({ ...VOUCHER, leased: true }), oldestOfEach({ ...VOUCHER, leased: true })],
  order: [oldestOfEach({ ...ORDER, leased: false })],
  privacy: [oldestOfEach({ ...PRIVACY, leased: true })],
  credentials: [
    'select shop_id, id from gateway_account where erase_due_at <= $1 or previous_until <= $1 limit $2',
  ],
  refused: [REFUSED],
  report: [oldestOfEach({ ...REPORT, leased: false })],
  arrivals: [oldestOfEach({ ...ARRIVALS, leased: false })],
  'rate-card': [oldestOfEach({ ...RATE_CARD, leased: false })],
  expectation: [EXPECTATIONS],
  'ledger-news': [LEDGER_NEWS],
  comparison: [COMPARISONS],
  'report-fetch': [REPORT_FETCHES],
} as const;

export type DueKind = keyof typeof QUESTIONS;

/** At most `most` rows of a kind that are due, shared among the shops that have any. */
export async function findDue(
  worker: pg.Pool,
  kind: DueKind,
  { now, most }: { now: Date; most: number },
): Promise<readonly Due[]> {
  let found: readonly Due[] = [];
  for (const [place, text] of QUESTIONS[kind].entries()) {
    const { rows } = await worker.query<{ shop_id: string; id: string }>({
      name: `due-${kind}-${place}`,
      text,
      values: [now, most],
    });
    found = rows.map((row) => ({ shopId: row.shop_id as ShopId, id: row.id }));
    if (found.length < most) break;
  }
  return found;
}
