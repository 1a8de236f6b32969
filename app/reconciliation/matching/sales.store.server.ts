import type { Session } from '../session.store.server.ts';

/**
 * The sales of each receipt against what came in. All of them together may be the payment (it came in parts), or one of
 * them, or the first so many: then the others are beyond it. Anything else is another amount.
 */
const UNEVEN_SALES = `
insert into trouble (line_key, kind, subject, payment_id, expected_minor, expected_currency)
with doubtful as materialized (
  select receipt_id from placed
  where kind = 'sale' and net_minor is not null and receipt_id is not null
  group by receipt_id
  having bool_or(told_currency <> owed_currency) or sum(told_minor) <> min(owed_minor)
), uneven as (
  select r.receipt_id, r.payment_id, r.amount_minor, r.owed_minor, r.currency
  from doubtful d join unit_receipt r on r.receipt_id = d.receipt_id
), line as (
  select p.line_key, u.receipt_id, u.owed_minor, p.told_minor, sum(p.told_minor) over told as so_far, row_number() over told as turn
  from placed p join uneven u on u.receipt_id = p.receipt_id and u.currency = p.told_currency
  where p.kind = 'sale' and p.net_minor is not null
  window told as (partition by u.receipt_id order by p.booked_on, p.booked_at nulls first, p.line_key)
), payment as (
  select receipt_id, sum(told_minor) = owed_minor as whole, min(turn) filter (where told_minor = owed_minor) as alone,
    max(turn) filter (where so_far = owed_minor) as together
  from line group by receipt_id, owed_minor
), judged as (
  select p.line_key, u.*, case
      when l.line_key is null then 'CURRENCY_MISMATCH'
      when y.whole or l.turn = y.alone or (y.alone is null and l.turn <= y.together) then null
      when y.alone is not null or y.together is not null or u.owed_minor = 0 then 'DUPLICATE_LINE'
      else 'AMOUNT_MISMATCH' end as kind
  from placed p join uneven u on u.receipt_id = p.receipt_id
  left join line l on l.line_key = p.line_key
  left join payment y on y.receipt_id = p.receipt_id
  where p.kind = 'sale' and p.net_minor is not null
)
select line_key, kind, 'receipt:' || receipt_id, payment_id, amount_minor, currency from judged where kind is not null`;

/** Compares what each receipt's sales say with what came in. */
export const judgeSales = (session: Session): Promise<number> => session.run(UNEVEN_SALES);
