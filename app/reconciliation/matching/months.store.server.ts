import type { Session } from '../session.store.server.ts';

/** The month in whose books each of the new lines stands: its own, or the first open one; months are closed in order. */
const MONTH_OF = `
create temp table month_of on commit drop as
select own.currency, own.month as own, greatest(own.month, (last.month + interval '1 month')::date) as month
from (select distinct currency, date_trunc('month', booked_on)::date as month from fresh_line) own
left join lateral (
  select max(p.month) as month from period p where p.shop_id = $1 and p.account_id = $2 and p.currency = own.currency
) last on true`;

/** Finds the month of each of the new lines. */
export const nameMonths = (session: Session, accountId: string): Promise<number> =>
  session.run(MONTH_OF, [session.shopId, accountId]);
