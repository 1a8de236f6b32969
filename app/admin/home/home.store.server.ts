import { after, DAY, HOUR } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';

export type TotalRow = {
  readonly what: 'awaiting' | 'paid' | 'held';
  readonly test: boolean;
  readonly currency: string;
  readonly count: bigint;
  readonly minor: bigint;
};

const PAID_DAYS = 30;

/** Counts and sums of what is under way, and of what was paid of the last 30 days' payments. */
export function readTotals(tx: ShopTransaction, shopId: ShopId, now: Date): Promise<TotalRow[]> {
  const since = after(now, -PAID_DAYS * DAY);
  return tx.$queryRaw<TotalRow[]>`
    with part as not materialized (
      select 'awaiting' as what, id, test, currency, amount_minor, false as differs from payment
      where shop_id = ${shopId}::uuid and state in ('awaiting', 'verifying')
      union all
      select 'paid', id, test, currency, amount_minor, true from payment
      where shop_id = ${shopId}::uuid and state = 'paid' and accepted_at is not null and opened_at >= ${since}
      union all
      select 'held', id, test, currency, amount_minor, state = 'held' from payment
      where shop_id = ${shopId}::uuid and state in ('held', 'reversed')
    )
    select what, test, currency, sum(count)::bigint as count, sum(minor)::bigint as minor from (
      select what, test, currency, count(*) as count, sum(amount_minor) as minor from part where not differs group by 1, 2, 3
      union all
      select what, test, coalesce(r.currency, part.currency), count(distinct id), sum(coalesce(r.amount_minor, part.amount_minor))
      from part left join lateral (${differingMoney(shopId)}) r on true where differs group by 1, 2, 3
      union all
      select 'paid', test, currency, count, minor from (${paidAsOwed(shopId, since)}) paid
    ) as sums group by what, test, currency having sum(count) <> 0 order by 3`;
}

/**
 * What was paid as it was owed of the payments opened since: by the hour, as it is kept with them, and of the hour that had
 * begun before payment by payment.
 */
function paidAsOwed(shopId: ShopId, since: Date): Prisma.Sql {
  const full = firstFullHour(since);
  return Prisma.sql`
    select test, currency, payments as count, minor from paid_total where shop_id = ${shopId}::uuid and hour >= ${full}
    union all
    select test, currency, payments, minor from paid_change where shop_id = ${shopId}::uuid and hour >= ${full}
    union all
    select test, currency, 1, amount_minor from payment
    where shop_id = ${shopId}::uuid and state = 'paid' and accepted_at is null and opened_at >= ${since} and opened_at < ${full}`;
}

const firstFullHour = (instant: Date): Date => {
  const into = instant.getTime() % HOUR;
  return into === 0 ? instant : after(instant, HOUR - into);
};

/** Where money came in that differs from what was owed, it is that money which is counted. */
const differingMoney = (shopId: ShopId): Prisma.Sql => Prisma.sql`
  select r.amount_minor, r.currency from receipt r
  where r.shop_id = ${shopId}::uuid and r.payment_id = part.id and r.purpose = 'mismatch'
    and not exists (select 1 from receipt_reversal x where x.shop_id = r.shop_id and x.receipt_id = r.id)`;

export type ToDo = { readonly exceptions: bigint; readonly refunds: bigint };
export type WaitingRefund = {
  readonly payment_id: string | null;
  readonly amount_minor: bigint;
  readonly currency: string;
};

const MOST_REFUNDS = 5;

/** The refunds that wait longest. */
export const readWaitingRefunds = (tx: ShopTransaction, shopId: ShopId): Promise<WaitingRefund[]> =>
  tx.$queryRaw<WaitingRefund[]>`
    select payment_id, amount_minor, currency from refund
    where shop_id = ${shopId}::uuid and state = 'waiting' order by opened_at limit ${MOST_REFUNDS}::int`;

/** How many exceptions and refunds wait for a person. */
export async function readToDo(tx: ShopTransaction, shopId: ShopId): Promise<ToDo> {
  const [row] = await tx.$queryRaw<ToDo[]>`
    select
      (select count(*) from exception where shop_id = ${shopId}::uuid and closed_at is null) as exceptions,
      (select count(*) from refund where shop_id = ${shopId}::uuid and state = 'waiting') as refunds`;
  return row ?? { exceptions: 0n, refunds: 0n };
}

export type SetupRow = {
  readonly account: string | null;
  readonly heard: boolean;
  readonly payments_app: boolean;
  readonly installed: boolean;
  readonly ready: boolean;
};

/** What of the setting up is done, each by its proof: a proven account, a verified delivery, Shopify's own word. */
export async function readSetup(tx: ShopTransaction, shopId: ShopId): Promise<SetupRow> {
  const [row] = await tx.$queryRaw<SetupRow[]>`
    select
      (select a.id::text from gateway_account a left join default_account d on (d.shop_id, d.account_id) = (a.shop_id, a.id)
       where a.shop_id = ${shopId}::uuid and a.state = 'active'
       order by d.account_id is null, a.created_at desc limit 1) as account,
      exists (select 1 from delivery where shop_id = ${shopId}::uuid) as heard,
      exists (select 1 from registration where kind = 'payments-app') as payments_app,
      coalesce(bool_or(i.state = 'installed'), false) as installed,
      coalesce(bool_or(i.state = 'installed' and i.ready), false) as ready
    from installation i join registration r on r.key = i.registration_key
    where i.shop_id = ${shopId}::uuid and r.kind = 'payments-app'`;
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

export type AlertRow = {
  readonly id: string;
  readonly kind: string;
  readonly times: number;
  readonly last_at: Date;
};

const MOST_ALERTS = 8;

export const readAlerts = (tx: ShopTransaction, shopId: ShopId): Promise<AlertRow[]> =>
  tx.$queryRaw<AlertRow[]>`
    select (array_agg(id::text order by last_at desc))[1] as id, kind, sum(times)::int as times, max(last_at) as last_at
    from alert where shop_id = ${shopId}::uuid and closed_at is null
    group by kind order by max(last_at) desc limit ${MOST_ALERTS}::int`;
