import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import type { BookMonth } from './book.ts';
import { daysOfMonth } from './month.ts';

/** Whether no line of this month or one before it stands in the exception `e`: with a line it is counted as that line is. */
const isLineless = (month: string): Prisma.Sql => Prisma.sql`not exists (
  select from settlement_line l
  where l.shop_id = e.shop_id and l.exception_id = e.id and l.standing = 'exception' and l.month <= ${`${month}-01`}::date)`;

/**
 * Payouts that do not agree and in which no line stands: what the bank got is no line. They are of the month in which they
 * were sent; where no line tells that, of the one in which the bank got them. Of the month and of those before it.
 */
export async function countPayouts(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<bigint> {
  const { to } = daysOfMonth(month);
  const [sum] = await tx.$queryRaw<{ count: bigint }[]>`
    select count(*) as count
    from exception e
    join payout p on p.shop_id = e.shop_id and p.id = substring(e.subject from '^payout:([0-9a-f-]{36})$')::uuid
    where e.shop_id = ${shopId}::uuid and e.kind = 'PAYOUT_MISMATCH' and e.closed_at is null
      and p.account_id = ${accountId}::uuid and p.currency = ${currency}
      and coalesce(p.sent_on, p.bank_on, '-infinity') <= ${to}::date and ${isLineless(month)}`;
  return sum?.count ?? 0n;
}

/** Payments whose sale's own line names another fee than their card: no line stands in that. Of the month and those before it. */
export async function countFees(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<bigint> {
  const [sum] = await tx.$queryRaw<{ count: bigint }[]>`
    select count(*) as count
    from exception e
    join receipt r on r.shop_id = e.shop_id and r.id = substring(e.subject from '^receipt:([0-9a-f-]{36})$')::uuid
    where e.shop_id = ${shopId}::uuid and e.kind = 'FEE_MISMATCH' and e.closed_at is null and exists (
        select from settlement_line s
        where s.shop_id = e.shop_id and s.voucher_id = r.voucher_id and s.receipt_id = r.id and s.kind = 'sale'
          and s.account_id = ${accountId}::uuid and s.currency = ${currency} and s.month <= ${`${month}-01`}::date)
      and ${isLineless(month)}`;
  return sum?.count ?? 0n;
}
