import type { Session } from '../session.store.server.ts';

/** Receipts whose sale stands. */
const SOLD = `
  select receipt_id from placed where kind = 'sale' and standing = 'matched' and receipt_id is not null`;

/** The last day of what people have placed of a receipt `r`: the books of that day have it, whenever they placed it. */
const PLACED_ON = `
  select max(booked_on) as day from (
    select s.booked_on from settlement_line s left join exception x on x.shop_id = $1 and x.id = s.exception_id
    where s.shop_id = $1 and s.receipt_id = r.receipt_id and s.rule in ('by-hand', 'decision') and s.kind = 'sale'
      and (s.rule = 'by-hand' or x.kind in ('AMOUNT_MISMATCH', 'UNKNOWN_PAYMENT'))
    union all
    select l.booked_on from line_share h join settlement_line l on l.shop_id = $1 and l.id = h.line_id
    where h.shop_id = $1 and h.receipt_id = r.receipt_id
  ) one`;

/** What was waited for has come: the receipts whose sales are matched, and the day of the last; or a person said so. */
const ARRIVED = `
update expectation e set state = 'arrived', arrived_on = a.day
from (
  select receipt_id, max(booked_on) as day from placed
  where kind = 'sale' and standing = 'matched' and receipt_id is not null group by receipt_id
  union all
  select r.receipt_id, placed_on.day from unit_receipt r cross join lateral (${PLACED_ON}) placed_on
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

/** Tells the expectations what has arrived. */
export async function settleExpectations(
  session: Session,
  { at, hasOld }: { readonly at: Date; readonly hasOld: boolean },
): Promise<void> {
  await session.run(ARRIVED, [session.shopId]);
  if (hasOld) await session.run(AWAY_AGAIN, [session.shopId, at]);
}
