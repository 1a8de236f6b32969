import type { Session } from '../session.store.server.ts';

/** Receipts whose sale stands. */
const SOLD = `
  select receipt_id from placed where kind = 'sale' and standing = 'matched' and receipt_id is not null`;

/** What was waited for has come: the receipts whose sales are matched, and the day of the last; or a person said so. */
const ARRIVED = `
update expectation e set state = 'arrived', arrived_on = a.day
from (
  select receipt_id, max(booked_on) as day from placed
  where kind = 'sale' and standing = 'matched' and receipt_id is not null group by receipt_id
  union all
  select r.receipt_id, r.placed_on from unit_receipt r
  where r.owed_minor = 0 and r.receipt_id not in (${SOLD})
) a
where e.shop_id = $1 and e.receipt_id = a.receipt_id
  and (e.state in ('in-transit', 'overdue') or (e.state = 'arrived' and e.arrived_on is distinct from a.day))`;

/** What had come and is told otherwise now is waited for again. */
const AWAY_AGAIN = `
update expectation e set state = 'in-transit', arrived_on = null, look_at = $2
from unit_receipt r
where e.shop_id = $1 and e.state = 'arrived' and e.receipt_id = r.receipt_id and r.owed_minor <> 0
  and r.receipt_id not in (${SOLD})`;

/**
 * The receipts of which more than one line tells, or another amount, or told so before; or people have placed any of. Of nearly
 * all it is the whole, told by one line, and nothing need be noted.
 */
const PARTED = `
create temp table parted on commit drop as
select receipt_id from placed where kind = 'sale' and net_minor is not null and receipt_id is not null
group by receipt_id having count(*) > 1 or min(told_minor) <> min(owed_minor)
union
select r.receipt_id from unit_receipt r
join expectation e on e.shop_id = $1 and e.receipt_id = r.receipt_id and e.told_from is not null
union
select r.receipt_id from unit_receipt r
join settlement_line s on s.shop_id = $1 and s.receipt_id = r.receipt_id and s.rule in ('by-hand', 'decision') and s.kind = 'sale'
union
select r.receipt_id from unit_receipt r join line_share h on h.shop_id = $1 and h.receipt_id = r.receipt_id`;

/** What lines tell of them, each in its own currency, whatever is found against them; what people have placed is told too. */
const TOLD = `
select receipt_id, sum(minor) as minor, min(booked_on) as day from (
  select receipt_id, told_minor as minor, booked_on from placed
  where kind = 'sale' and net_minor is not null and told_currency = owed_currency
    and receipt_id in (select receipt_id from parted)
  union all
  select s.receipt_id, coalesce(s.gross_minor, s.net_minor - coalesce(s.fee_minor, 0) - coalesce(s.fee_tax_minor, 0)), s.booked_on
  from parted d
  join receipt r on r.shop_id = $1 and r.id = d.receipt_id
  join settlement_line s on s.shop_id = $1 and s.receipt_id = d.receipt_id and s.rule in ('by-hand', 'decision')
    and s.kind = 'sale' and coalesce(s.gross_currency, s.currency) = r.currency
  union all
  select h.receipt_id, h.amount_minor, l.booked_on
  from parted d
  join line_share h on h.shop_id = $1 and h.receipt_id = d.receipt_id
  join settlement_line l on l.shop_id = $1 and l.id = h.line_id
) one group by receipt_id`;

/**
 * Only what no line tells of is still to come: of what came in parts, or was less than was paid, the rest. Nothing is noted of
 * what came on one day alone: it may be waited for again, whole. What is overdue is looked at anew: less of it is missing.
 */
const TOLD_SO_FAR = `
update expectation e set told_minor = now.minor, told_from = now.day,
  look_at = case when e.state = 'overdue' then '-infinity' else e.look_at end
from (
  select w.shop_id, w.receipt_id,
    case when t.day is null then 0 else least(greatest(t.minor, 0), w.gross_minor) end as minor, t.day
  from parted d join expectation w on w.shop_id = $1 and w.receipt_id = d.receipt_id
  left join (${TOLD}) t on t.receipt_id = d.receipt_id and (w.state <> 'arrived' or t.day < w.arrived_on)
) now
where e.shop_id = now.shop_id and e.receipt_id = now.receipt_id and (e.told_minor, e.told_from) is distinct from (now.minor, now.day)`;

/** Tells the expectations what has arrived, and how much of what has not was told. */
export async function settleExpectations(
  session: Session,
  { at, hasOld }: { readonly at: Date; readonly hasOld: boolean },
): Promise<void> {
  await session.run(ARRIVED, [session.shopId]);
  if (hasOld) await session.run(AWAY_AGAIN, [session.shopId, at]);
  if ((await session.run(PARTED, [session.shopId])) === 0) return;
  await session.run('analyze parted');
  await session.run(TOLD_SO_FAR, [session.shopId]);
}
