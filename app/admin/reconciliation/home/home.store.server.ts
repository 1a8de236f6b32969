import type { ReportLineKind } from '#app/gateways/report.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Standing } from '../vocabulary.ts';

type Book = { readonly account_id: string; readonly currency: string };

/** What the lines of one kind and standing come to, before, in and after the month that is looked at. */
export type MovedRow = Book & {
  readonly kind: ReportLineKind;
  readonly standing: Standing;
  readonly place: 'before' | 'in' | 'after';
  readonly lines: bigint;
  readonly fee_minor: bigint;
  readonly fee_tax_minor: bigint;
  readonly net_minor: bigint;
};

/** Sums of the settling lines, from the sums by day: a line that only informs is in none. */
export const readMoved = (
  tx: ShopTransaction,
  shopId: ShopId,
  month: string,
): Promise<MovedRow[]> =>
  tx.$queryRaw<MovedRow[]>`
    select account_id::text as account_id, currency, kind, standing,
      case when month < ${month}::date then 'before' when month = ${month}::date then 'in' else 'after' end as place,
      sum(lines)::bigint as lines, sum(fee_minor)::bigint as fee_minor, sum(fee_tax_minor)::bigint as fee_tax_minor,
      sum(net_minor)::bigint as net_minor
    from daily_total where shop_id = ${shopId}::uuid and standing <> 'informs'
    group by 1, 2, 3, 4, 5`;

export type Window = { readonly from: string; readonly to: string };

export type ArrivedRow = Book & { readonly booked_on: string; readonly net_minor: bigint };

/** What payments brought by day, less what was kept of it: no payouts, no refunds. */
export const readArrived = (
  tx: ShopTransaction,
  shopId: ShopId,
  { from, to }: Window,
): Promise<ArrivedRow[]> =>
  tx.$queryRaw<ArrivedRow[]>`
    select account_id::text as account_id, currency, booked_on::text as booked_on, sum(net_minor)::bigint as net_minor
    from daily_total
    where shop_id = ${shopId}::uuid and standing <> 'informs' and booked_on between ${from}::date and ${to}::date
      and kind in ('sale', 'fee', 'fee-tax', 'withholding')
    group by 1, 2, 3`;

export type ReportedRow = Book & { readonly net_minor: bigint };

/** What the readers of the reports added up by themselves, before a line was written; what other files had told is left out. */
export const readReported = (tx: ShopTransaction, shopId: ShopId): Promise<ReportedRow[]> =>
  tx.$queryRaw<ReportedRow[]>`
    select f.account_id::text as account_id, c.currency, sum(c.net_minor - c.net_known_minor)::bigint as net_minor
    from report_control c join report_file f on (f.shop_id, f.id) = (c.shop_id, c.file_id)
    where c.shop_id = ${shopId}::uuid and f.state = 'imported'
    group by 1, 2`;

export type AccountSetup = {
  readonly id: string;
  readonly label: string;
  readonly gateway: string;
  readonly has_card: boolean;
  readonly has_report: boolean;
};

/** The shop's accounts, and what of reconciliation is set up for each. */
export const readAccountSetup = (tx: ShopTransaction, shopId: ShopId): Promise<AccountSetup[]> =>
  tx.$queryRaw<AccountSetup[]>`
    select a.id::text as id, a.label, coalesce(d.manifest::json->>'name', a.gateway) as gateway,
      exists (select from rate_card c where c.shop_id = a.shop_id and c.account_id = a.id) as has_card,
      exists (select from report_file f where f.shop_id = a.shop_id and f.account_id = a.id and f.state = 'imported')
        as has_report
    from gateway_account a left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
    where a.shop_id = ${shopId}::uuid order by a.created_at, a.id`;
