import type { ShopId } from '#app/kernel/ids.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { daysOfMonth, type Month } from '#app/reconciliation/periods/month.ts';

type Asked = { readonly month: Month; readonly to: string | null };

/**
 * The lines that stand in the books of a month. No index knows the month: the sums by day say on which days its lines are,
 * and where only days before it are asked for, which are few, each of them is probed.
 */
export function inMonth(shopId: ShopId, { month, to }: Asked): Prisma.Sql {
  const { from: first, to: last } = daysOfMonth(month);
  const ofMonth = Prisma.sql`from daily_total d
    where d.shop_id = ${shopId}::uuid and d.month = ${first}::date and d.lines <> 0`;
  const days =
    to !== null && to < first
      ? Prisma.sql`and l.booked_on = any(array(select distinct d.booked_on ${ofMonth} and d.booked_on <= ${to}::date))`
      : Prisma.sql`and l.booked_on between (select min(d.booked_on) ${ofMonth}) and ${last}::date`;
  return Prisma.sql`and l.month = ${first}::date ${days}`;
}
