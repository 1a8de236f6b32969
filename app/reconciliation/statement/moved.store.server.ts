import type { ReportLineKind } from '#app/gateways/report.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { BookMonth } from '../periods/book.ts';
import { daysOfMonth, type Month } from '../periods/month.ts';
import type { InTransit, SourceFile, Standing } from './facts.ts';

/** Sums of the lines of one month, as finely as a statement needs them. */
export type MovedRow = {
  readonly ofMonth: Month;
  readonly kind: ReportLineKind;
  readonly standing: Standing;
  readonly fileId: string;
  readonly lines: bigint;
  readonly fee: bigint;
  readonly feeTax: bigint;
  readonly net: bigint;
};

/**
 * Adds up the lines themselves, not what is kept of them by day. The kept days only say where to look: a line is never of a
 * later day than its month, and mostly of none before it.
 */
export const readMoved = (
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<MovedRow[]> => {
  const { from, to } = daysOfMonth(month);
  return tx.$queryRaw<MovedRow[]>`
    select to_char(booked_on, 'YYYY-MM') as "ofMonth", kind, standing, file_id::text as "fileId", count(*) as lines,
      coalesce(sum(fee_minor), 0)::bigint as fee, coalesce(sum(fee_tax_minor), 0)::bigint as "feeTax",
      sum(net_minor)::bigint as net
    from settlement_line
    where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}
      and month = ${from}::date and net_minor is not null
      and booked_on <= ${to}::date and booked_on >= (
        select min(booked_on) from daily_total
        where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency} and month = ${from}::date)
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
};

/** What the book stands at before a month, from our own lines: never a balance that a report tells. */
export async function readOpening(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<bigint> {
  const { from } = daysOfMonth(month);
  const [row] = await tx.$queryRaw<{ net: bigint }[]>`
    select coalesce(sum(net_minor), 0)::bigint as net from daily_total
    where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}
      and month < ${from}::date and standing <> 'informs'`;
  return row?.net ?? 0n;
}

/**
 * What was paid until the end of the month and had not arrived by then. Of what came in parts, those that stand in the books of
 * the month, or of one before it, have; each amount kept of them has its own share, as in the lists.
 */
export const readInTransit = (
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<InTransit[]> => {
  const { from, to } = daysOfMonth(month);
  return tx.$queryRaw<InTransit[]>`
    select due_on::text as "dueOn", count(*) as receipts, sum(gross_minor - told)::bigint as gross,
      sum(gross_minor - told - (kept - told_share(fee, gross_minor, told) - told_share(tax, gross_minor, told)
        - told_share(withheld, gross_minor, told)))::bigint as net
    from (
      select e.due_on, e.gross_minor, least(greatest(coalesce(part.minor, 0), 0), e.gross_minor)::bigint as told, k.*,
        k.fee + k.tax + k.withheld as kept
      from expectation e
      cross join lateral (select coalesce(e.fee_minor, 0) as fee, coalesce(e.fee_tax_minor, 0) as tax,
        coalesce(e.withheld_minor, 0) as withheld) k
      left join lateral (
        select sum(minor) as minor from (
          select coalesce(l.gross_minor, l.net_minor - coalesce(l.fee_minor, 0) - coalesce(l.fee_tax_minor, 0)) as minor
          from settlement_line l
          where l.shop_id = e.shop_id and l.voucher_id = e.voucher_id and l.receipt_id = e.receipt_id and l.kind = 'sale'
            and l.net_minor is not null and coalesce(l.gross_currency, l.currency) = e.currency and l.month <= ${from}::date
          union all
          select h.amount_minor from line_share h join settlement_line l on l.shop_id = h.shop_id and l.id = h.line_id
          where h.shop_id = e.shop_id and h.receipt_id = e.receipt_id and l.month <= ${from}::date
        ) one
      ) part on e.told_from <= ${to}::date
      where e.shop_id = ${shopId}::uuid and e.account_id = ${accountId}::uuid and e.currency = ${currency}
        and e.paid_on <= ${to}::date
        and (e.state in ('in-transit', 'overdue') or (e.state = 'arrived' and e.arrived_on > ${to}::date))
    ) waited
    where told < gross_minor
    group by due_on order by due_on nulls last`;
};

/** The reports of these ids, in the order in which they came; their readers' sums in this currency. */
export const readSources = (
  tx: ShopTransaction,
  { shopId, currency }: BookMonth,
  fileIds: readonly string[],
): Promise<(Omit<SourceFile, 'lines' | 'net'> & { readonly id: string })[]> =>
  tx.$queryRaw`
    select f.id::text as id, f.name, encode(f.sha256, 'hex') as sha256, coalesce(sum(c.lines), 0)::bigint as "toldLines",
      coalesce(sum(c.net_minor), 0)::bigint as "toldNet"
    from report_file f
    left join report_control c on c.shop_id = f.shop_id and c.file_id = f.id and c.currency = ${currency}
    where f.shop_id = ${shopId}::uuid and f.id = any(${fileIds}::uuid[])
    group by f.id, f.name, f.sha256, f.received_at order by f.received_at, f.id`;
