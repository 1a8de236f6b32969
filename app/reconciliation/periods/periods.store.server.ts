import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Facts } from '../statement/facts.ts';
import { keptFacts } from '../statement/facts.ts';
import type { Book, BookMonth } from './book.ts';
import type { Month } from './month.ts';

const dayOne = (month: Month): Date => new Date(`${month}-01T00:00:00Z`);

/** The first month that has lines, and the last that is closed. */
export type Reach = {
  readonly first: Month;
  readonly closed: { readonly month: Month; readonly at: Date } | null;
};

/** How far the books of an account and currency reach; null where no line was ever in them. */
export async function readReach(
  tx: ShopTransaction,
  { shopId, accountId, currency }: Book,
): Promise<Reach | null> {
  const [row] = await tx.$queryRaw<
    { first: Month | null; closed: Month | null; at: Date | null }[]
  >`
    select (select to_char(min(month), 'YYYY-MM') from daily_total
        where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}) as first,
      to_char(p.month, 'YYYY-MM') as closed, p.closed_at as at
    from (select 1) one
    left join lateral (
      select month, closed_at from period
      where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}
      order by month desc limit 1
    ) p on true`;
  if (!row || row.first === null) return null;
  const { first, closed, at } = row;
  return { first, closed: closed === null || at === null ? null : { month: closed, at } };
}

/** Whether a report brought money that is still counted as on its way. */
export async function isArrivalUntold(
  tx: ShopTransaction,
  shopId: Book['shopId'],
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ untold: boolean }[]>`
    select exists (select from report_file where shop_id = ${shopId}::uuid and arrivals_at is not null) as untold`;
  return row?.untold === true;
}

/** A closed month with its facts, as they were kept; null where it is open. */
export async function findPeriod(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<{
  readonly closedAt: Date;
  readonly closedBy: string;
  readonly totals: unknown;
} | null> {
  return tx.period.findUnique({
    where: {
      shopId_accountId_currency_month: { shopId, accountId, currency, month: dayOne(month) },
    },
    select: { closedAt: true, closedBy: true, totals: true },
  });
}

type Closing = {
  readonly eventId: string;
  readonly at: Date;
  readonly actor: string;
  readonly facts: Facts;
};

/** Closes a month with its facts, and says so in the journal. The table holds the order of months. */
export async function keepPeriod(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
  { eventId, at, actor, facts }: Closing,
): Promise<void> {
  await tx.$executeRaw`
    insert into period (shop_id, account_id, currency, month, closed_at, closed_by, opening_minor, closing_minor, totals)
    values (${shopId}::uuid, ${accountId}::uuid, ${currency}, ${`${month}-01`}::date, ${at}, ${actor}, ${facts.opening},
      ${facts.closing}, ${keptFacts(facts)}::jsonb)`;
  const data = { account: accountId, currency, month };
  await tx.reconciliationEvent.create({
    data: { shopId, id: eventId, at, actor, kind: 'month.closed', data },
  });
}
