import type { Session } from '../session.store.server.ts';

/** The month in whose books each of the new lines stands: its own, or the first open one; months are closed in order. */
const MONTH_OF = `
insert into month_of
select own.currency, own.month as own, greatest(own.month, (last.month + interval '1 month')::date) as month
from (
  select distinct currency, date_trunc('month', booked_on)::date as month
  from (select distinct currency, booked_on from fresh_line) day
) own
left join lateral (
  select max(p.month) as month from period p where p.shop_id = $1 and p.account_id = $2 and p.currency = own.currency
) last on true
where not exists (select from month_of known where known.currency = own.currency and known.own = own.month)`;

/** Finds the month of each of the fresh lines. */
export const nameMonths = (session: Session, accountId: string): Promise<number> =>
  session.run(MONTH_OF, [session.shopId, accountId]);
