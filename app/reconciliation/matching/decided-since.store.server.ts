import type { Session } from '../session.store.server.ts';

/**
 * The exceptions about lines whose payment was not known, by the codes of `named` that were seen paid since: by their names, and by
 * the lines that name them beside another reference.
 */
const DECIDED = `
create temp table decided_since on commit drop as
select e.id, e.kind, e.closed_at, e.closed_by, e.close_reason
from (
  select distinct 'reference:' || n.account_id || ':' || own.name as subject
  from named n cross join lateral (values (n.reference), (n.code), (n.transaction_code)) own (name)
  where own.name is not null and exists (select from receipt r where r.shop_id = $1 and r.voucher_id = n.voucher_id)
  union
  select 'reference:' || l.account_id || ':' || l.reference
  from named n join settlement_line l on l.shop_id = $1 and l.voucher_id = n.voucher_id and l.standing = 'decided'
    and l.receipt_id is null
  where exists (select from receipt r where r.shop_id = $1 and r.voucher_id = n.voucher_id)
) about
join exception e on e.shop_id = $1 and e.kind = 'UNKNOWN_PAYMENT' and e.subject = about.subject
where exists (select from settlement_line l where l.shop_id = $1 and l.exception_id = e.id and l.standing = 'decided')
  and not exists (
    select from money_decision d where d.shop_id = $1 and d.exception_id = e.id and not exists (
      select from money_decision_undone u where u.shop_id = $1 and u.decision_id = d.id))`;

const DAYS = `
insert into daily_total as d (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
  fee_tax_minor, net_minor)
select $1, l.account_id, l.currency, l.month, l.booked_on, l.kind, c.standing, sum(c.n),
  sum(c.n * case when l.gross_currency = l.currency then l.gross_minor else 0 end), sum(c.n * coalesce(l.fee_minor, 0)),
  sum(c.n * coalesce(l.fee_tax_minor, 0)), sum(c.n * l.net_minor)
from settlement_line l cross join (values ('decided', -1), ('exception', 1)) c (standing, n)
where l.shop_id = $1 and l.exception_id in (select id from decided_since) and l.standing = 'decided'
group by 2, 3, 4, 5, 6, 7 order by 2, 3, 4, 5, 6, 7
on conflict (shop_id, account_id, currency, month, booked_on, kind, standing) do update set
  lines = d.lines + excluded.lines, gross_minor = d.gross_minor + excluded.gross_minor, fee_minor = d.fee_minor + excluded.fee_minor,
  fee_tax_minor = d.fee_tax_minor + excluded.fee_tax_minor, net_minor = d.net_minor + excluded.net_minor`;

const EMPTY_DAYS = `
delete from daily_total d where d.shop_id = $1 and d.lines = 0 and d.standing = 'decided' and exists (
  select from settlement_line l where l.shop_id = $1 and l.exception_id in (select id from decided_since)
    and l.booked_on = d.booked_on)`;

const LINES = `
update settlement_line set standing = 'exception', rule = null
where shop_id = $1 and exception_id in (select id from decided_since) and standing = 'decided'`;

const WORDS = `
insert into exception_note (shop_id, id, exception_id, at, actor, note)
select $1, id_of_name('decided since ' || $1::uuid || ' ' || id || ' ' || closed_at), id, closed_at, closed_by,
  substr(close_reason, strpos(close_reason, E'\\n') + 1)
from decided_since
where closed_by <> 'clock' and substr(close_reason, strpos(close_reason, E'\\n') + 1) <> ''
on conflict do nothing`;

const TOLD = `
insert into reconciliation_event (shop_id, id, at, actor, kind, exception_id, data)
select $1, id_of_name('decided since ' || $1::uuid || ' ' || id || ' ' || $2::timestamptz), $2, 'clock', 'exception.reopened', id,
  jsonb_build_object('kind', kind)
from decided_since where closed_at is not null`;

const OPEN = `
update exception e set closed_at = null, closed_by = null, close_reason = null
from decided_since s where e.shop_id = $1 and e.id = s.id and s.closed_at is not null`;

/**
 * Lines that a person decided about while their payment was not known are judged anew once it is: their money is the
 * payment's, which else would be waited for beside it. What the person wrote stays as a note. What was returned to the shopper
 * stays decided. To be called once `named` stands, before its lines are looked for.
 */
export async function openDecided(session: Session, at: Date): Promise<void> {
  const { shopId } = session;
  if ((await session.run(DECIDED, [shopId])) === 0) return;
  for (const statement of [DAYS, LINES, EMPTY_DAYS, WORDS]) await session.run(statement, [shopId]);
  await session.run(TOLD, [shopId, at]);
  await session.run(OPEN, [shopId]);
}
