import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { BookMonth } from '../periods/book.ts';
import { daysOfMonth } from '../periods/month.ts';
import type { Decision } from './facts.ts';

/** More than a person reads; how many are left out is told, and the sums are of all. */
const MOST_TOLD = 2_000;

export type DecisionRow = Omit<Decision, 'at'> & {
  readonly at: Date | null;
  readonly found: bigint;
};

/**
 * The matters that lines of the month are in, with what was decided and why; and, where `since` is said, those of months closed
 * before it that came up or were decided later. A match by hand tells of the exception that it took its line from.
 */
export const readDecisions = (
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
  since: Date | null,
): Promise<DecisionRow[]> => {
  const { from } = daysOfMonth(month);
  return tx.$queryRaw<DecisionRow[]>`
    with line as (
      select id, standing, rule, exception_id, net_minor, month, coalesce(reference, transaction_code, operation) as reference
      from settlement_line
      where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}
        and standing in ('exception', 'decided') and net_minor is not null
        and (month = ${from}::date or (month < ${from}::date and ${since}::timestamptz is not null))
      union all
      select id, standing, rule, null, net_minor, month, coalesce(reference, transaction_code, operation)
      from settlement_line
      where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}
        and rule = 'by-hand' and net_minor is not null
        and (month = ${from}::date or (month < ${from}::date and ${since}::timestamptz is not null))
    ), hand as materialized (
      select v.at, v.actor, v.exception_id, one.id::bigint as line_id
      from reconciliation_event v
      cross join lateral jsonb_array_elements_text(coalesce(v.data->'lines', jsonb_build_array(v.data->'line'))) one (id)
      where v.shop_id = ${shopId}::uuid and v.kind = 'line.matched-by-hand'
    ), told as (
      select l.id, l.month, l.reference, l.net_minor, coalesce(l.exception_id, h.exception_id) as exception_id,
        case when l.rule = 'by-hand' then 'by-hand' when l.standing = 'exception' then 'open' else 'decided' end as how,
        case when l.rule = 'by-hand' then h.at when l.standing = 'decided' then e.closed_at end as at,
        case when l.rule = 'by-hand' then h.actor when l.standing = 'decided' then e.closed_by end as by,
        case when l.rule = 'by-hand' then coalesce(n.note, e.close_reason) when l.standing = 'decided' then e.close_reason end as reason
      from line l
      left join lateral (
        select d.at, d.actor, d.exception_id from hand d where d.line_id = l.id and l.rule = 'by-hand' order by d.at desc limit 1
      ) h on true
      left join exception e on e.shop_id = ${shopId}::uuid and e.id = coalesce(l.exception_id, h.exception_id)
      left join lateral (
        select note from exception_note o
        where o.shop_id = ${shopId}::uuid and o.exception_id = h.exception_id and o.at = h.at and o.actor = h.actor limit 1
      ) n on true
    )
    select t.exception_id::text as "exceptionId", e.kind, to_char(t.month, 'YYYY-MM') as "ofMonth", min(t.reference) as reference,
      count(*) as lines, sum(t.net_minor)::bigint as net, t.how, t.at, t.by, t.reason, count(*) over () as found
    from told t left join exception e on e.shop_id = ${shopId}::uuid and e.id = t.exception_id
    where t.month = ${from}::date or t.how = 'open' or t.at > ${since}::timestamptz
    group by t.exception_id, e.kind, t.month, t.how, t.at, t.by, t.reason
    order by t.month, t.how desc, t.at, min(t.reference), t.exception_id limit ${MOST_TOLD}::int`;
};
