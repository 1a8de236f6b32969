import type { Session } from '../session.store.server.ts';
import { openDecided } from './decided-since.store.server.ts';
import { nameReturned } from './returned-since.store.server.ts';
import { makeNew } from './unit.store.server.ts';

const NEWS = `
create temp table heard on commit drop as
select distinct payment_id from ledger_news where shop_id = $1 and id = any($2)`;

/** The codes of all checkouts of which there is news, where any line names them. */
const CODES = `
create temp table named on commit drop as
select distinct v.id as voucher_id, v.account_id, v.reference, v.code, v.transaction_code
from heard h
join payment p on p.shop_id = $1 and p.id = h.payment_id
join voucher v on v.shop_id = $1 and v.checkout_id = p.checkout_id`;

const ALL_CODES_OF_PAYMENTS = `
insert into named
select distinct v.id, v.account_id, v.reference, v.code, v.transaction_code
from receipt r join voucher v on v.shop_id = $1 and v.id = r.voucher_id
where r.shop_id = $1 and r.payment_id in (select payment_id from heard)
  and not exists (select from named n where n.voucher_id = v.id)`;

/** Lines that named a code before it was known. The first identifier that names one counts, as when they came. */
const FOUND_SINCE = `
update settlement_line s set voucher_id = found.voucher_id
from (
  select distinct on (l.id) l.id, n.voucher_id
  from named n join settlement_line l on l.shop_id = $1 and l.account_id = n.account_id
    and (l.reference in (n.reference, n.code) or l.transaction_code = n.transaction_code)
  where l.standing = 'exception' and l.voucher_id is null
  order by l.id, case when l.reference = n.reference then 1 when l.reference = n.code then 2 else 3 end, n.voucher_id
) found
where s.shop_id = $1 and s.id = found.id`;

const UNIT = `
create temp table unit on commit drop as
select voucher_id from named n
where exists (select from settlement_line s where s.shop_id = $1 and s.voucher_id = n.voucher_id)`;

/** Whether any line names a code of which there is news; mostly none does: money comes in before it is settled. */
const CONCERNS = `
select exists (
  select from (select distinct payment_id from ledger_news where shop_id = $1 and id = any($2)) h
  join payment p on p.shop_id = $1 and p.id = h.payment_id
  join voucher v on v.shop_id = $1 and v.checkout_id = p.checkout_id
  where exists (select from settlement_line s where s.shop_id = $1 and s.voucher_id = v.id)
    or exists (select from settlement_line s where s.shop_id = $1 and s.account_id = v.account_id and s.standing = 'exception'
      and s.voucher_id is null and s.reference in (v.reference, v.code))
    or exists (select from settlement_line s where s.shop_id = $1 and s.account_id = v.account_id and s.standing = 'exception'
      and s.voucher_id is null and s.transaction_code is not null and s.transaction_code = v.transaction_code)
    or exists (select from exception e where e.shop_id = $1 and e.kind = 'UNKNOWN_PAYMENT' and e.subject in (
      'reference:' || v.account_id || ':' || v.reference, 'reference:' || v.account_id || ':' || v.code,
      'reference:' || v.account_id || ':' || v.transaction_code))) as some`;

/** News that were heard: these, and no others that were written meanwhile with a smaller number. */
export type Heard = { readonly ids: readonly string[]; readonly concerns: boolean };

/** The oldest news, and whether they concern any line; null where there are none. */
export async function hearNews(session: Session, most: number): Promise<Heard | null> {
  const { shopId } = session;
  const rows = await session.rows<{ id: string }>(
    'select id from ledger_news where shop_id = $1 order by id limit $2',
    [shopId, most],
  );
  if (rows.length === 0) return null;
  const ids = rows.map(({ id }) => id);
  const [answer] = await session.rows<{ some: boolean }>(CONCERNS, [shopId, ids]);
  return { ids, concerns: answer?.some === true };
}

/** Takes in the news, and the codes of which there is any. */
export async function gatherNews(session: Session, { ids }: Heard, at: Date): Promise<void> {
  const { shopId } = session;
  await session.run(NEWS, [shopId, ids]);
  await makeNew(session);
  await session.run(CODES, [shopId]);
  await session.run(ALL_CODES_OF_PAYMENTS, [shopId]);
  await session.run('analyze named');
  await openDecided(session, at);
  await nameReturned(session);
  await session.run(FOUND_SINCE, [shopId]);
  await session.run(UNIT, [shopId]);
}

/** The news have been thought about. */
export const forgetNews = (session: Session, { ids }: Heard): Promise<number> =>
  session.run('delete from ledger_news where shop_id = $1 and id = any($2)', [session.shopId, ids]);
