import type { Session } from '../session.store.server.ts';

const FEE_KINDS = "('fee', 'fee-tax', 'withholding')";

/**
 * What the gateway kept of each receipt against what its card says. A refund that gives a fee back is no other fee: what was
 * charged, or what is left of it, must be what was expected. Of a sale it is all that its movement lacks of its amount, whether
 * its line names that a fee or not. The fee of a sale beyond the payment is that sale's matter; a part of the payment that a
 * person has placed bore its part of the fee. Nothing is found before a card was put to the receipt, where the report tells no
 * fees, or where a person has decided.
 */
const WRONG = `
create temp table fee_wrong on commit drop as
select p.receipt_id, min(p.payment_id::text)::uuid as payment_id, p.currency, -sum(l.kept)::bigint as left_minor,
  (e.fee_minor + e.fee_tax_minor + e.withheld_minor)::bigint as expected_minor
from (
  select receipt_id, payment_id, currency, kind, net_minor, fee_minor, fee_tax_minor, told_minor, told_currency, false as by_people
  from placed
  where net_minor is not null and (kind in ${FEE_KINDS} or (kind = 'sale' and line_key not in (select line_key from trouble)))
  union all
  select s.receipt_id, r.payment_id, s.currency, s.kind, s.net_minor, s.fee_minor, s.fee_tax_minor,
    coalesce(s.gross_minor, s.net_minor - coalesce(s.fee_minor, 0) - coalesce(s.fee_tax_minor, 0)),
    coalesce(s.gross_currency, s.currency), true
  from unit_receipt r
  join settlement_line s on s.shop_id = $1 and s.receipt_id = r.receipt_id and s.rule in ('by-hand', 'decision') and s.kind = 'sale'
  left join exception x on x.shop_id = $1 and x.id = s.exception_id
  where r.owed_minor between 1 and r.amount_minor - 1 and (s.rule = 'by-hand' or x.kind = 'AMOUNT_MISMATCH')
) p
join expectation e on e.shop_id = $1 and e.receipt_id = p.receipt_id and e.currency = p.currency and e.fee_minor is not null
cross join lateral (
  select case when p.kind in ${FEE_KINDS} then p.net_minor
      when p.told_currency = p.currency then p.net_minor - p.told_minor
      else coalesce(p.fee_minor, 0) + coalesce(p.fee_tax_minor, 0) end as kept,
    p.kind in ${FEE_KINDS} or p.fee_minor is not null or (p.told_currency = p.currency and p.told_minor <> p.net_minor) as is_told) l
group by p.receipt_id, p.currency, e.fee_minor, e.fee_tax_minor, e.withheld_minor
having bool_or(p.kind = 'sale' and not by_people) and bool_or(l.is_told)
  and e.fee_minor + e.fee_tax_minor + e.withheld_minor not in (-sum(l.kept), coalesce(-sum(l.kept) filter (where l.kept < 0), 0))`;

/** Of a line that pays for several nobody knows which part of its fee is whose. */
const DECIDED = `
delete from fee_wrong f where exists (
  select from settlement_line s
  where s.shop_id = $1 and s.receipt_id = f.receipt_id and s.rule in ('by-hand', 'decision') and s.kind in ${FEE_KINDS})
  or exists (select from line_share h where h.shop_id = $1 and h.receipt_id = f.receipt_id)`;

const TROUBLE = `
insert into trouble (line_key, kind, subject, payment_id, expected_minor, expected_currency)
select p.line_key, 'FEE_MISMATCH', 'receipt:' || f.receipt_id, f.payment_id, -f.expected_minor, f.currency
from fee_wrong f join placed p on p.receipt_id = f.receipt_id and p.kind in ${FEE_KINDS} and p.net_minor is not null`;

const MATTER = `
insert into matter (kind, subject, payment_id, minor, expected_minor, currency)
select 'FEE_MISMATCH', 'receipt:' || receipt_id, payment_id, -left_minor, -expected_minor, currency from fee_wrong`;

/** Compares the fees of each receipt with those of its rate card. */
export async function judgeFees(session: Session): Promise<void> {
  const [card] = await session.rows<{ some: boolean }>(
    'select exists (select from rate_card where shop_id = $1) as some',
    [session.shopId],
  );
  if (!card?.some) return;
  await session.run(WRONG, [session.shopId]);
  await session.run(DECIDED, [session.shopId]);
  await session.run(TROUBLE);
  await session.run(MATTER);
}
