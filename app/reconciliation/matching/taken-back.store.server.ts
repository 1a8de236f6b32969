import type { Session } from '../session.store.server.ts';

/**
 * The refunds that lines can still tell of, in a canonical order. What a person has placed or decided took one of its amount:
 * a second line of one refund is told to a person, and not put to the refund that he had before him. What he decided takes none
 * that another line had told of before: of two lines of one refund, deciding about the second leaves the first where it is.
 */
const REFUNDS_LEFT = `
create temp table refund_left on commit drop as
with owed as (
  select f.id, f.payment_id, f.amount_minor, f.currency, f.opened_at, p.is_told
  from refund f cross join lateral (
    select exists (select from placed where was_refund = f.id and kind = 'refund') as is_told) p
  where f.shop_id = $1 and f.state <> 'rejected'
    and f.payment_id in (select payment_id from placed where kind = 'refund' and receipt_id is not null)
), taken as (
  select r.payment_id, coalesce(s.gross_currency, s.currency) as currency,
    count(*) filter (where s.rule = 'by-hand') as placed, count(*) filter (where s.rule = 'decision') as decided,
    -coalesce(s.gross_minor, s.net_minor - coalesce(s.fee_minor, 0) - coalesce(s.fee_tax_minor, 0)) as amount_minor
  from (select distinct payment_id from owed) o
  join receipt r on r.shop_id = $1 and r.payment_id = o.payment_id
  join settlement_line s on s.shop_id = $1 and s.receipt_id = r.id and s.rule in ('by-hand', 'decision') and s.kind = 'refund'
  group by 1, 2, 5
), turns as (
  select owed.*, coalesce(taken.placed, 0) as placed, coalesce(taken.decided, 0) as decided,
    count(*) filter (where not is_told) over (partition by payment_id, amount_minor, currency) as untold,
    row_number() over (partition by payment_id, amount_minor, currency order by is_told, opened_at, id) as turn
  from owed left join taken using (payment_id, amount_minor, currency)
)
select id, payment_id, amount_minor, currency,
  row_number() over (partition by payment_id, amount_minor, currency order by opened_at, id) as turn
from turns where turn > greatest(placed, least(placed + decided, untold))`;

/** Refund lines and the refunds of the same payment, one to one, of equal amounts, in a canonical order. */
const REFUNDS = `
with line as (
  select line_key, payment_id, -told_minor as amount_minor, told_currency as currency, row_number() over (
    partition by payment_id, told_minor, told_currency order by booked_on, booked_at nulls first, line_key) as turn
  from placed where kind = 'refund' and receipt_id is not null and net_minor is not null
)
update placed p set refund_id = owed.id
from line join refund_left owed using (payment_id, amount_minor, currency, turn)
where p.line_key = line.line_key`;

/** One refund that came in parts: what is left of the lines adds up to the one refund that is left. */
const REFUND_IN_PARTS = `
with owed as (
  select f.payment_id, min(f.id::text)::uuid as id, min(f.amount_minor) as amount_minor, min(f.currency) as currency
  from refund_left f
  where f.payment_id in (select payment_id from placed where kind = 'refund' and receipt_id is not null and refund_id is null)
    and not exists (select from placed p where p.refund_id = f.id)
  group by f.payment_id having count(*) = 1
), line as (
  select payment_id, -sum(told_minor) as amount_minor, min(told_currency) as currency
  from placed where kind = 'refund' and receipt_id is not null and refund_id is null and net_minor is not null
  group by payment_id having min(told_currency) = max(told_currency)
)
update placed p set refund_id = owed.id
from line join owed using (payment_id, amount_minor, currency)
where p.kind = 'refund' and p.receipt_id is not null and p.refund_id is null and p.net_minor is not null
  and p.payment_id = line.payment_id`;

const UNKNOWN_REFUNDS = `
insert into trouble (line_key, kind, subject, payment_id, why)
select line_key, 'REFUND_MISMATCH', 'receipt:' || receipt_id, payment_id, 'no-refund-of-this-amount'
from placed where kind = 'refund' and receipt_id is not null and refund_id is null and net_minor is not null`;

/**
 * A payment that the gateway took back whole: we know of it, and it is taken back once, also where a person placed that line;
 * or decided about it, unless another had told of it before.
 */
const UNKNOWN_REVERSALS = `
insert into trouble (line_key, kind, subject, payment_id, expected_minor, expected_currency, why)
select line_key, 'REFUND_MISMATCH', 'receipt:' || receipt_id, payment_id, amount_minor, currency, 'no-reversal-of-this-amount'
from (
  select p.line_key, r.receipt_id, r.payment_id, r.amount_minor, r.currency,
    r.reversed and p.told_currency = r.currency and -p.told_minor = r.amount_minor and not exists (
      select from settlement_line s
      where s.shop_id = $1 and s.receipt_id = r.receipt_id and s.kind = 'reversal' and (s.rule = 'by-hand'
        or (s.rule = 'decision' and not exists (
          select from placed b where b.was_receipt = r.receipt_id and b.was_standing = 'matched' and b.kind = 'reversal')))
    ) as is_known,
    row_number() over (partition by r.receipt_id, p.told_minor order by p.booked_on, p.booked_at nulls first, p.line_key) as turn
  from placed p join unit_receipt r on r.receipt_id = p.receipt_id
  where p.kind = 'reversal' and p.net_minor is not null
) line where not (is_known and turn = 1)`;

/** What the gateway holds back until it lets it go, or until a dispute is won: of equal amounts, in a canonical order. */
const HELD_BACK = `
insert into trouble (line_key, kind, subject, payment_id, why)
with side as (
  select line_key, receipt_id, payment_id, reference, transaction_code, net_minor, currency, kind in ('released', 'chargeback-won') as is_back,
    case when kind in ('frozen', 'released') then 'FROZEN_FUNDS' else 'CHARGEBACK' end as trouble,
    row_number() over (partition by receipt_id, kind, currency, abs(net_minor)
      order by booked_on, booked_at nulls first, line_key) as turn
  from placed
  where kind in ('frozen', 'released', 'chargeback', 'chargeback-won') and net_minor is not null
    and (receipt_id is not null or (kind in ('frozen', 'released') and reference is null and transaction_code is null))
), paired as (
  select *, count(*) over pair as sides, sum(net_minor) over pair as pair_minor
  from side window pair as (partition by receipt_id, trouble, currency, abs(net_minor), turn)
), alone as (
  select *, sum(net_minor) over (partition by receipt_id, trouble, currency) as left_minor
  from paired where receipt_id is null or sides = 1 or pair_minor <> 0
)
select line_key, trouble, coalesce('receipt:' || receipt_id, 'line:' || line_key), payment_id,
  case when is_back and (receipt_id is null or left_minor > 0) then 'given-back-without-being-held' end
from alone where receipt_id is null or left_minor <> 0`;

/** Judges what left the balance again, payment by payment; `kinds` are those of the lines. */
export async function judgeTakenBack(session: Session, kinds: ReadonlySet<string>): Promise<void> {
  if (kinds.has('refund')) {
    await session.run(REFUNDS_LEFT, [session.shopId]);
    await session.run(REFUNDS);
    await session.run(REFUND_IN_PARTS);
    await session.run(UNKNOWN_REFUNDS);
  }
  if (kinds.has('reversal')) await session.run(UNKNOWN_REVERSALS, [session.shopId]);
  if (['frozen', 'released', 'chargeback', 'chargeback-won'].some((kind) => kinds.has(kind)))
    await session.run(HELD_BACK);
}
