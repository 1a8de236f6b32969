import type { Session } from '../session.store.server.ts';

/**
 * Lines whose money went back to the shopper before their payment was known (by its names, or by their own transaction code
 * beside another reference), and the receipt that they told of: the one of their operation, else of their amount, else the
 * first. What people decided otherwise was opened again before.
 */
const RETURNED = `
create temp table returned_since on commit drop as
select distinct on (l.id) l.id, l.exception_id, r.voucher_id, r.id as receipt_id, r.payment_id
from (
  select distinct n.voucher_id, n.account_id, own.name, own.turn, false as by_line
  from named n cross join lateral (values (n.reference, 1), (n.code, 2), (n.transaction_code, 3)) own (name, turn)
  where own.name is not null
  union
  select l.voucher_id, l.account_id, l.reference, 4, true
  from named n join settlement_line l on l.shop_id = $1 and l.voucher_id = n.voucher_id and l.standing = 'decided'
    and l.receipt_id is null and l.reference is not null
) n
join exception e on e.shop_id = $1 and e.kind = 'UNKNOWN_PAYMENT' and e.subject = 'reference:' || n.account_id || ':' || n.name
join settlement_line l on l.shop_id = $1 and l.exception_id = e.id and l.standing = 'decided' and l.receipt_id is null
  and (not n.by_line or l.voucher_id = n.voucher_id)
join receipt r on r.shop_id = $1 and r.voucher_id = n.voucher_id
order by l.id, n.turn, n.voucher_id, l.operation is not distinct from r.operation desc,
  coalesce(l.gross_minor, l.net_minor - coalesce(l.fee_minor, 0) - coalesce(l.fee_tax_minor, 0)) = r.amount_minor desc, r.paid_at, r.id`;

const LINES = `
update settlement_line l set voucher_id = s.voucher_id, receipt_id = s.receipt_id
from returned_since s where l.shop_id = $1 and l.id = s.id`;

const EXCEPTIONS = `
update exception e set payment_id = s.payment_id
from (select exception_id, min(payment_id::text)::uuid as payment_id from returned_since group by exception_id) s
where e.shop_id = $1 and e.id = s.exception_id and e.payment_id is null`;

/**
 * Money that went back to the shopper before its payment was known did come from the gateway: its lines stay decided, and are
 * the payment's. To be called once `named` stands and what is to be judged anew was opened.
 */
export async function nameReturned(session: Session): Promise<void> {
  const { shopId } = session;
  if ((await session.run(RETURNED, [shopId])) === 0) return;
  await session.run(LINES, [shopId]);
  await session.run(EXCEPTIONS, [shopId]);
}

/** What such lines told of came, and is not waited for again; more than was paid is no more than all of it. */
const CAME = `
update unit_receipt r set owed_minor = greatest(r.owed_minor - came.minor, 0), placed_on = greatest(r.placed_on, came.day)
from (
  select u.receipt_id, sum(case when coalesce(s.gross_currency, s.currency) <> u.currency then u.amount_minor
    else coalesce(s.gross_minor, s.net_minor - coalesce(s.fee_minor, 0) - coalesce(s.fee_tax_minor, 0)) end)::bigint as minor,
    max(s.booked_on) as day
  from unit_receipt u
  join settlement_line s on s.shop_id = $1 and s.receipt_id = u.receipt_id and s.rule = 'decision' and s.kind = 'sale'
  join exception e on e.shop_id = $1 and e.id = s.exception_id and e.kind = 'UNKNOWN_PAYMENT'
  group by u.receipt_id
) came
where came.receipt_id = r.receipt_id`;

/** To be called once `unit_receipt` stands, before its lines are laid out. */
export const countReturned = (session: Session): Promise<number> =>
  session.run(CAME, [session.shopId]);
