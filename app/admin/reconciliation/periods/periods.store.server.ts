import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

type Book = { readonly account_id: string; readonly currency: string };

/** What the lines of one month of a book come to; `sent`: to the bank, negative; `late`: of earlier months, booked here. */
export type MonthSum = Book & {
  readonly month: string;
  readonly net_minor: bigint;
  readonly sent_minor: bigint;
  readonly late_minor: bigint;
  readonly late_lines: bigint;
};

/** Sums of each month of each book, from the sums by day. */
export const readMonthSums = (tx: ShopTransaction, shopId: ShopId): Promise<MonthSum[]> =>
  tx.$queryRaw<MonthSum[]>`
    select account_id::text as account_id, currency, to_char(month, 'YYYY-MM') as month, sum(net_minor)::bigint as net_minor,
      coalesce(sum(net_minor) filter (where booked_on >= month and kind in ('payout', 'payout-returned')), 0)::bigint as sent_minor,
      coalesce(sum(net_minor) filter (where booked_on < month), 0)::bigint as late_minor,
      coalesce(sum(lines) filter (where booked_on < month), 0)::bigint as late_lines
    from daily_total where shop_id = ${shopId}::uuid and standing <> 'informs'
    group by 1, 2, 3`;

/** A month that somebody closed. */
export type ClosedMonth = Book & {
  readonly month: string;
  readonly closed_at: Date;
  readonly closed_by: string;
};

export const readClosedMonths = (tx: ShopTransaction, shopId: ShopId): Promise<ClosedMonth[]> =>
  tx.$queryRaw<ClosedMonth[]>`
    select account_id::text as account_id, currency, to_char(month, 'YYYY-MM') as month, closed_at, closed_by
    from period where shop_id = ${shopId}::uuid`;
