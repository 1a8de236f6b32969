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

/** Tells the expectations what has arrived. */
export async function settleExpectations(
  session: Session,
  { at, hasOld }: { readonly at: Date; readonly hasOld: boolean },
): Promise<void> {
  await session.run(ARRIVED, [session.shopId]);
  if (hasOld) await session.run(AWAY_AGAIN, [session.shopId, at]);
}
