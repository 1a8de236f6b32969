import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Trouble } from '#app/reconciliation/comparison/day-rows.store.server.ts';

export type ComparisonRow = {
  readonly account_id: string;
  readonly label: string;
  readonly gateway: string;
  readonly currency: string;
  readonly day: string;
  readonly tried_at: Date;
  readonly trouble: Trouble | null;
  readonly compared_at: Date | null;
  readonly codes: number;
  readonly corrected: number;
  readonly unclear: number;
  readonly under_way: number;
  readonly explained: number;
  readonly differing: number;
  readonly differences: Readonly<Record<string, number>>;
  readonly gateway_minor: bigint | null;
  readonly app_minor: bigint;
  readonly shopify_minor: bigint | null;
};

/** The days of one page, the newest first, each with all its accounts; `before` is the last day of the page before. */
export const readComparisons = (
  tx: ShopTransaction,
  shopId: ShopId,
  { before, days }: { readonly before: string | null; readonly days: number },
): Promise<ComparisonRow[]> =>
  tx.$queryRaw<ComparisonRow[]>`
    select c.account_id::text as account_id, a.label, coalesce(d.manifest::json->>'name', a.gateway) as gateway, c.currency,
      c.day::text as day, c.tried_at, c.trouble, c.compared_at, c.codes, c.corrected, c.unclear, c.under_way, c.explained,
      c.differing, c.differences, c.gateway_minor, c.app_minor, c.shopify_minor
    from comparison_day c
    join gateway_account a on a.shop_id = c.shop_id and a.id = c.account_id
    left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
    where c.shop_id = ${shopId}::uuid and c.day in (
      select distinct day from comparison_day
      where shop_id = ${shopId}::uuid and (${before}::date is null or day < ${before}::date)
      order by day desc limit ${days})
    order by c.day desc, a.created_at, a.id, c.currency`;
