import type { Session } from '../session.store.server.ts';
import type { Run } from './exceptions.store.server.ts';

const IS_ANY_GIVEN_UP = `
select exists (select from money_decision where shop_id = $1 and choice = 'written-off') as some`;

const isAnyGivenUp = async (session: Session): Promise<boolean> => {
  const [given] = await session.rows<{ some: boolean }>(IS_ANY_GIVEN_UP, [session.shopId]);
  return given?.some === true;
};

/** Lines that bring back no more than people gave up of the same matter, and still do. */
const OF_GIVEN_UP = `
create temp table of_given_up on commit drop as
select t.line_key, e.id as exception_id
from (
  select t.kind, t.subject, min(p.currency) as currency, sum(p.net_minor) as minor, min(p.receipt_id::text)::uuid as receipt_id,
    min(p.voucher_id::text)::uuid as voucher_id
  from trouble t join placed p on p.line_key = t.line_key
  where t.kind in ('CHARGEBACK', 'FROZEN_FUNDS') and p.receipt_id is not null
  group by t.kind, t.subject having min(p.currency) = max(p.currency) and min(p.net_minor) > 0
) back
join exception e on e.shop_id = $1 and e.kind = back.kind and e.subject = back.subject
join trouble t on t.kind = back.kind and t.subject = back.subject
cross join lateral (
  select sum(d.amount_minor) as minor from money_decision d
  where d.shop_id = $1 and d.exception_id = e.id and d.choice = 'written-off' and d.currency = back.currency
    and not exists (select from money_decision_undone u where u.shop_id = $1 and u.decision_id = d.id)) given
where back.minor <= given.minor and given.minor >= (
  select -coalesce(sum(l.net_minor), 0) from settlement_line l
  where l.shop_id = $1 and l.voucher_id = back.voucher_id and l.receipt_id = back.receipt_id and l.currency = back.currency
    and l.kind = any(case back.kind when 'CHARGEBACK' then array['chargeback', 'chargeback-won'] else array['frozen', 'released'] end)
    and l.line_key not in (select line_key from trouble))`;

const DECIDED = `
update placed p set standing = 'decided', rule = 'decision', exception_id = g.exception_id
from of_given_up g where p.line_key = g.line_key`;

const NO_TROUBLE = 'delete from trouble t using of_given_up g where t.line_key = g.line_key';

/**
 * What comes back of a matter that a person gave up is part of what was decided about it: nobody need decide again, and it can
 * be put against no later line of the same amount. To be called before exceptions are raised.
 */
export async function decideRegained(session: Session): Promise<void> {
  if (!(await isAnyGivenUp(session))) return;
  if ((await session.run(OF_GIVEN_UP, [session.shopId])) === 0) return;
  await session.run(DECIDED);
  await session.run(NO_TROUBLE);
}

/**
 * What was given up of a payment's disputes and of its money held back, as far as it came back: the last that was given up
 * first. Whatever lines tell of it count, wherever they stand. `sealed`: a closed month tells of it.
 */
const REGAINED = `
create temp table regained on commit drop as
with given_up as (
  select d.*, r.voucher_id, r.receipt_id, o.account_id,
    case e.kind when 'CHARGEBACK' then array['chargeback', 'chargeback-won'] else array['frozen', 'released'] end as kinds,
    sum(d.amount_minor) over (partition by e.id, d.currency) as whole,
    sum(d.amount_minor) over (partition by e.id, d.currency order by d.at desc, d.id desc) - d.amount_minor as given_up_since
  from money_decision d
  join exception e on e.shop_id = $1 and e.id = d.exception_id and e.kind in ('CHARGEBACK', 'FROZEN_FUNDS')
  join unit_receipt r on e.subject = 'receipt:' || r.receipt_id
  join receipt o on o.shop_id = $1 and o.id = r.receipt_id
  where d.shop_id = $1 and d.choice = 'written-off'
    and not exists (select from money_decision_undone u where u.shop_id = $1 and u.decision_id = d.id)
), back as (
  select g.*, least(g.amount_minor, least(came.back, g.whole - greatest(came.taken, 0)) - g.given_up_since)::bigint as back_minor
  from given_up g cross join lateral (
    select -sum(l.net_minor) as taken, sum(l.net_minor) filter (where l.net_minor > 0) as back
    from settlement_line l
    where l.shop_id = $1 and l.voucher_id = g.voucher_id and l.receipt_id = g.receipt_id and l.kind = any(g.kinds)
      and l.currency = g.currency
  ) came
)
select b.*, exists (
    select from period p
    where p.shop_id = $1 and p.account_id = b.account_id and p.currency = b.currency and p.closed_at <= $2
      and p.month >= date_trunc('month', b.at at time zone 'America/Lima')::date) as sealed
from back b where b.back_minor > 0`;

const TAKEN_BACK = `
insert into money_decision_undone (shop_id, decision_id, at, actor) select $1, id, $2, 'clock' from regained`;

/** It is still given up by whom and when it was; where a closed month tells of all of it, what is left is told anew. */
const STILL_GIVEN_UP = `
insert into money_decision (shop_id, id, exception_id, choice, amount_minor, currency, on_day, at, actor)
select $1, id_of_name('still given up ' || $2::uuid || ' ' || id), exception_id, choice, amount_minor - back_minor, currency, on_day,
  case when sealed then $3 else at end, case when sealed then 'clock' else actor end
from regained where back_minor < amount_minor`;

const TOLD = `
insert into reconciliation_event (shop_id, id, at, actor, kind, exception_id, data)
select $1, id_of_name('regained ' || $2::uuid || ' ' || exception_id || ' ' || currency), $3, 'clock', 'loss.regained', exception_id,
  jsonb_build_object('minor', sum(back_minor)::text, 'currency', currency)
from regained group by exception_id, currency`;

/**
 * Takes back what was given up as far as a report tells that it came back: a loss never stands beside the money that was lost.
 * To be called once the lines stand. What goes away again is a new matter, which a person decides about.
 */
export async function takeBackRegained(session: Session, run: Run): Promise<void> {
  const { shopId } = session;
  if (!(await isAnyGivenUp(session))) return;
  if ((await session.run(REGAINED, [shopId, run.at])) === 0) return;
  await session.run(TAKEN_BACK, [shopId, run.at]);
  await session.run(STILL_GIVEN_UP, [shopId, run.id, run.at]);
  await session.run(TOLD, [shopId, run.id, run.at]);
}
