import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { BookMonth } from '../periods/book.ts';
import { daysOfMonth } from '../periods/month.ts';
import type { MoneyChoice, SaidOfMoney } from './facts.ts';

/** More than a person reads; how many are left out is told, and the sums are of all. */
const MOST_TOLD = 2_000;

export type SaidRow = Omit<SaidOfMoney, 'at'> & {
  readonly choice: MoneyChoice;
  readonly at: Date;
  readonly found: bigint;
  readonly sum: bigint;
};

/**
 * What people said in the month of money that is lost, or went back to the shopper by another way than ours, and still say;
 * and, with its sign turned, what a month closed before told and no longer holds. No line need tell of any of it: it belongs
 * to the account of its receipt, payout, lines or reference, or of what was first paid. The first month of a book tells what
 * was said before it too.
 */
export const readSaidOfMoney = (
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<SaidRow[]> => {
  const { from, to } = daysOfMonth(month);
  return tx.$queryRaw<SaidRow[]>`
    with said as (
      select d.id, d.exception_id, d.choice, d.amount_minor, d.on_day, d.reference, d.at, d.actor, u.at as undone_at,
        u.actor as undone_by, (d.at at time zone 'America/Lima')::date as day,
        (u.at at time zone 'America/Lima')::date as undone_on
      from money_decision d left join money_decision_undone u on u.shop_id = d.shop_id and u.decision_id = d.id
      where d.shop_id = ${shopId}::uuid and d.currency = ${currency}
    ), told as (
      select s.*, false as is_back, s.amount_minor as minor, s.at as told_at, s.actor as told_by from said s
      where s.undone_at is null and s.day <= ${to}::date and (s.day >= ${from}::date or not exists (
        select from daily_total t where t.shop_id = ${shopId}::uuid and t.account_id = ${accountId}::uuid
          and t.currency = ${currency} and t.month < ${from}::date))
      union all
      select s.*, true, -s.amount_minor, s.undone_at, s.undone_by from said s
      where s.undone_on between ${from}::date and ${to}::date and exists (
        select from period p where p.shop_id = ${shopId}::uuid and p.account_id = ${accountId}::uuid
          and p.currency = ${currency} and p.month >= date_trunc('month', s.day)::date and p.closed_at <= s.undone_at)
    )
    select t.exception_id::text as "exceptionId", e.kind, e.evidence->>'reference' as reference, t.choice, t.minor,
      t.is_back as "isBack", t.on_day::text as "onDay", t.reference as transfer, t.told_at as at, t.told_by as by,
      case when e.closed_at = t.told_at then e.close_reason else n.note end as reason,
      count(*) over of_choice as found, (sum(t.minor) over of_choice)::bigint as sum
    from told t
    join exception e on e.shop_id = ${shopId}::uuid and e.id = t.exception_id
    left join lateral (
      select note from exception_note o
      where o.shop_id = e.shop_id and o.exception_id = e.id and o.at = t.told_at and o.actor = t.told_by limit 1
    ) n on true
    where ${accountId}::uuid = coalesce(
      (select x.account_id from expectation x where x.shop_id = e.shop_id
        and x.receipt_id = substring(e.subject from '^receipt:([0-9a-f-]{36})$')::uuid),
      (select p.account_id from payout p where p.shop_id = e.shop_id
        and p.id = substring(e.subject from '^payout:([0-9a-f-]{36})$')::uuid),
      (select l.account_id from settlement_line l where l.shop_id = e.shop_id and l.exception_id = e.id limit 1),
      substring(e.subject from '^reference:([0-9a-f-]{36}):')::uuid,
      (select v.account_id from receipt r join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
        where r.shop_id = e.shop_id and r.payment_id = e.payment_id order by r.paid_at, r.id limit 1))
    window of_choice as (partition by t.choice)
    order by t.choice desc, t.told_at, t.is_back desc, t.id limit ${MOST_TOLD}::int`;
};
