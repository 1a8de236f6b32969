import type { ShopTransaction } from '#app/platform/database.server.ts';
import { leftOf } from '../expected/in-transit.store.server.ts';
import type { BookMonth, Hindrance } from './book.ts';
import { countFees, countPayouts } from './lineless.store.server.ts';
import { daysOfMonth } from './month.ts';

type Sum = { readonly count: bigint; readonly net: bigint };

/**
 * What keeps a month open: lines of it, or of months before it, that are in an exception; money that was due within it and
 * is in no report, whether or not the worker has called it overdue yet; exceptions of its payouts and fees in which no line
 * stands; rows of its reports that nobody could read. The residual is asked for apart (`gatherFacts`).
 */
export async function readHindrances(
  tx: ShopTransaction,
  of: BookMonth,
): Promise<readonly Hindrance[]> {
  const [astray, overdue, unread] = [
    await readAstray(tx, of),
    await readOverdue(tx, of),
    await readUnread(tx, of),
  ];
  const [payouts, receipts] = [await countPayouts(tx, of), await countFees(tx, of)];
  return [
    ...(astray.count === 0n
      ? []
      : [{ why: 'exceptions' as const, lines: astray.count, net: astray.net }]),
    ...(overdue.count === 0n
      ? []
      : [{ why: 'overdue' as const, receipts: overdue.count, net: overdue.net }]),
    ...(payouts === 0n ? [] : [{ why: 'payouts' as const, payouts }]),
    ...(receipts === 0n ? [] : [{ why: 'fees' as const, receipts }]),
    ...unread.map((file) => ({ why: 'rows-not-read' as const, ...file })),
  ];
}

const NONE: Sum = { count: 0n, net: 0n };

async function readAstray(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<Sum> {
  const [sum] = await tx.$queryRaw<Sum[]>`
    select coalesce(sum(lines), 0)::bigint as count, coalesce(sum(net_minor), 0)::bigint as net from daily_total
    where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}
      and month <= ${`${month}-01`}::date and standing = 'exception'`;
  return sum ?? NONE;
}

async function readOverdue(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<Sum> {
  const { to } = daysOfMonth(month);
  const [sum] = await tx.$queryRaw<Sum[]>`
    select count(*) as count, coalesce(sum(${leftOf('gross_minor')} - coalesce(${leftOf('fee_minor')}, 0)
      - coalesce(${leftOf('fee_tax_minor')}, 0) - coalesce(${leftOf('withheld_minor')}, 0)), 0)::bigint as net
    from expectation e
    where e.shop_id = ${shopId}::uuid and e.account_id = ${accountId}::uuid and e.currency = ${currency}
      and e.state in ('in-transit', 'overdue') and e.due_on <= ${to}::date and e.told_minor < e.gross_minor`;
  return sum ?? NONE;
}

/**
 * A row that could not be read may be of any month and currency of its file. Where its file repeats lines of others, or tells
 * none, nobody can say which months those are: it stands in the way of each.
 */
const readUnread = (
  tx: ShopTransaction,
  { shopId, accountId, month }: BookMonth,
): Promise<{ fileId: string; name: string; rows: bigint }[]> =>
  tx.$queryRaw`
    select f.id::text as "fileId", f.name, q.rows
    from (
      select file_id, count(*) as rows from quarantined_row
      where shop_id = ${shopId}::uuid and mended_at is null group by file_id
    ) q
    join report_file f on f.shop_id = ${shopId}::uuid and f.id = q.file_id
    where f.account_id = ${accountId}::uuid and (f.lines_new = 0 or f.lines_known > 0 or exists (
      select from settlement_line l
      where l.shop_id = ${shopId}::uuid and l.file_id = f.id and l.account_id = f.account_id
        and l.month = ${`${month}-01`}::date))
    order by f.received_at, f.id`;
