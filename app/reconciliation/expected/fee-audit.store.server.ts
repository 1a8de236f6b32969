import type { AccountId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { Database } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import type { Day } from './business-days.ts';
import type { FeeSums, Happened } from './fee-audit.ts';

/** Whose fees are audited: of the payments that a payout pays out, or of those that a book's lines of some days tell; the last day is left out. */
export type AuditScope =
  | { readonly of: 'payout'; readonly payoutId: string }
  | {
      readonly of: 'days';
      readonly accountId: AccountId;
      readonly currency: Currency;
      readonly from: Day;
      readonly until: Day;
    };

const linesOf = (shopId: ShopId, scope: AuditScope): Prisma.Sql =>
  scope.of === 'payout'
    ? Prisma.sql`l.shop_id = ${shopId}::uuid and l.payout_id = ${scope.payoutId}::uuid and l.net_minor is not null`
    : Prisma.sql`l.shop_id = ${shopId}::uuid and l.account_id = ${scope.accountId}::uuid and l.currency = ${scope.currency}
        and l.booked_on >= ${scope.from}::date and l.booked_on < ${scope.until}::date and l.net_minor is not null`;

/** A sale beyond what was paid is a matter of its own, whoever decides it: its fee is no dearer fee of the payment. */
const notTwice = Prisma.sql`(l.exception_id is null or not exists (
  select from exception d where d.shop_id = l.shop_id and d.id = l.exception_id and d.kind = 'DUPLICATE_LINE'))`;

/** By how much a line moved the balance less than it tells: what was kept of it, named as a fee or not. */
const keptOnItself = Prisma.sql`(case when l.gross_minor is not null and l.gross_currency = l.currency
  then l.net_minor - l.gross_minor else coalesce(l.fee_minor, 0) + coalesce(l.fee_tax_minor, 0) end)`;

/**
 * What was charged on each receipt, where its first sale stands: one that came in parts, in two payouts or months, is audited
 * once. What a gateway gave back because of a refund lessens no fee; what it gave back so that the fee is right, does.
 */
const audited = (shopId: ShopId, scope: AuditScope): Prisma.Sql => Prisma.sql`
  sale as materialized (
    select l.receipt_id, l.voucher_id, (array_agg(l.payout_id order by l.id))[1] as payout_id, min(l.id) as first_id
    from settlement_line l
    where ${linesOf(shopId, scope)} and l.kind = 'sale' and l.receipt_id is not null and ${notTwice}
    group by l.receipt_id, l.voucher_id
  ), kept as (
    select s.receipt_id, s.payout_id, l.currency, -sum(x.kept) as remains, -sum(least(x.kept, 0)) as charged,
      bool_or(x.is_told) as is_told
    from sale s
      join settlement_line l on l.shop_id = ${shopId}::uuid and l.voucher_id = s.voucher_id and l.receipt_id = s.receipt_id
      cross join lateral (select
        case when l.kind <> 'sale' then l.net_minor else ${keptOnItself} end as kept,
        l.kind <> 'sale' or l.fee_minor is not null or ${keptOnItself} <> 0 as is_told) x
    where l.net_minor is not null and l.kind in ('sale', 'fee', 'fee-tax', 'withholding') and ${notTwice}
    group by s.receipt_id, s.payout_id, s.first_id, l.currency
    having min(l.id) filter (where l.kind = 'sale') = s.first_id
  ), card as (
    select k.*, e.gross_minor as gross, e.fee_minor + e.fee_tax_minor + e.withheld_minor as expected
    from kept k left join expectation e on k.is_told and e.shop_id = ${shopId}::uuid and e.receipt_id = k.receipt_id
      and e.currency = k.currency and e.fee_minor is not null
  ), audited as (
    select receipt_id, payout_id, gross, expected, charge.minor as charged, charge.minor - expected as off
    from card cross join lateral (select case when remains = expected then remains else card.charged end as minor) charge
  )`;

type SumRow = {
  readonly payout_id: string | null;
  readonly audited: bigint;
  readonly unaudited: bigint;
  readonly expected: bigint;
  readonly charged: bigint;
  readonly over: bigint;
  readonly under: bigint;
  readonly largest: bigint;
  readonly share_from: bigint | null;
  readonly share_to: bigint | null;
};

export type PayoutFees = { readonly payoutId: string | null; readonly sums: FeeSums };

/** Adds up what was charged and what was expected, for each payout. Fee and tax are each rounded: two minor units of leeway. */
export async function sumFees(
  database: Database,
  shopId: ShopId,
  scope: AuditScope,
): Promise<readonly PayoutFees[]> {
  const rows = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<SumRow[]>`
      with ${audited(shopId, scope)}
      select payout_id, count(off) as audited, count(*) - count(off) as unaudited,
        coalesce(sum(expected), 0)::bigint as expected, coalesce(sum(charged) filter (where off is not null), 0)::bigint as charged,
        coalesce(sum(off) filter (where off > 0), 0)::bigint as over, coalesce(-sum(off) filter (where off < 0), 0)::bigint as under,
        coalesce(max(abs(off)), 0)::bigint as largest,
        max(ceil((off - 2)::numeric * 1000000000 / gross))::bigint as share_from,
        min(floor((off + 2)::numeric * 1000000000 / gross))::bigint as share_to
      from audited group by payout_id order by payout_id`,
  );
  return rows.map(({ payout_id: payoutId, share_from: from, share_to: to, ...sums }) => ({
    payoutId,
    sums: { ...sums, share: from === null || to === null ? null : { from, to } },
  }));
}

/** A receipt that was charged another fee than expected; `off`: how much more. */
export type FeeDifference = {
  readonly receiptId: string;
  readonly paymentId: PaymentId;
  readonly payoutId: string | null;
  readonly gross: bigint;
  readonly expected: bigint;
  readonly charged: bigint;
  readonly off: bigint;
};

export type DifferencesQuery = {
  readonly scope: AuditScope;
  readonly after: Pick<FeeDifference, 'off' | 'receiptId'> | null;
  readonly limit: number;
};

/** The receipts of a scope with a difference, the largest first. */
export async function listFeeDifferences(
  database: Database,
  shopId: ShopId,
  { scope, after, limit }: DifferencesQuery,
): Promise<readonly FeeDifference[]> {
  const from = after
    ? Prisma.sql`and (-abs(a.off), a.receipt_id) > (-abs(${after.off}::bigint), ${after.receiptId}::uuid)`
    : Prisma.empty;
  return database.inShop(
    shopId,
    (tx) => tx.$queryRaw<FeeDifference[]>`
      with ${audited(shopId, scope)}
      select a.receipt_id as "receiptId", r.payment_id as "paymentId", a.payout_id as "payoutId", a.gross::bigint as gross,
        a.expected::bigint as expected, a.charged::bigint as charged, a.off::bigint as off
      from audited a join receipt r on r.shop_id = ${shopId}::uuid and r.id = a.receipt_id
      where a.off <> 0 ${from} order by -abs(a.off), a.receipt_id limit ${limit}::int`,
  );
}

/** What was charged apart from payments in a scope, and what happened there that may cost. */
export type OtherFees = {
  readonly charged: bigint;
  readonly happened: Omit<Happened, 'months'>;
  /** Whose card counts, and the last day of it all; null where nothing was told. */
  readonly book: {
    readonly accountId: AccountId;
    readonly currency: Currency;
    readonly lastDay: Day;
  } | null;
};

type OtherRow = {
  readonly charged: bigint;
  readonly refunds: bigint;
  readonly disputes: bigint;
  readonly transfers: bigint;
  readonly account_id: AccountId;
  readonly currency: Currency;
  readonly last_day: Day | null;
};

const bookOf = (shopId: ShopId, scope: AuditScope): Prisma.Sql =>
  scope.of === 'payout'
    ? Prisma.sql`select account_id::text as account_id, currency from payout
        where shop_id = ${shopId}::uuid and id = ${scope.payoutId}::uuid`
    : Prisma.sql`select ${scope.accountId}::text as account_id, ${scope.currency}::text as currency`;

/**
 * Adds up the fees that no payment cost: those of lines that name none, and what a refund, a dispute or a transfer was charged
 * on its own line. What such a line gives back is what the payment had cost, and no other fee is less for it.
 */
export async function sumOtherFees(
  database: Database,
  shopId: ShopId,
  scope: AuditScope,
): Promise<OtherFees> {
  const [row] = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<OtherRow[]>`
      select f.*, b.account_id, b.currency,
        (select max(l.booked_on)::text from settlement_line l where ${linesOf(shopId, scope)}) as last_day
      from (
        select coalesce(-sum(minor), 0)::bigint as charged, count(*) filter (where kind = 'refund') as refunds,
          count(*) filter (where kind = 'chargeback') as disputes, count(*) filter (where kind = 'payout') as transfers
        from (
          select l.kind, case when l.kind <> 'withholding' then least(coalesce(l.fee_minor, 0) + coalesce(l.fee_tax_minor, 0), 0)
            when l.voucher_id is null then l.net_minor end as minor
          from settlement_line l where ${linesOf(shopId, scope)} and l.kind not in ('sale', 'fee', 'fee-tax')
          union all
          select l.kind, l.net_minor
          from settlement_line l where ${linesOf(shopId, scope)} and l.kind in ('fee', 'fee-tax') and l.voucher_id is null
        ) one
      ) f cross join (${bookOf(shopId, scope)}) b`,
  );
  if (!row) throw new Error('a sum without a row');
  const { charged, refunds, disputes, transfers, account_id: accountId, currency } = row;
  const lastDay = row.last_day;
  return {
    charged,
    happened: { refunds, disputes, transfers },
    book: lastDay ? { accountId, currency, lastDay } : null,
  };
}
