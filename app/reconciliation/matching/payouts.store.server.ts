import type { Session } from '../session.store.server.ts';

/** A payout is known by its name; one that the report does not name, by its day and its line. */
export const PAYOUT_NAME = `
case when n.net_minor is not null then coalesce(n.payout,
  case when n.kind in ('payout', 'payout-returned') then n.booked_on || ' ' || right(n.line_key::text, 8) end) end`;

const NAMES = `
insert into payout_named
select currency, name, id_of_name('payout ' || $1::uuid || ' ' || $2::uuid || ' ' || currency || ' ' || name)
from (select distinct n.currency, ${PAYOUT_NAME} as name from fresh_line n) named
where name is not null and not exists (
  select from payout_named known where known.currency = named.currency and known.name = named.name)`;

/** A payout stands as soon as a line names it. */
const STANDS = `
insert into payout (shop_id, id, account_id, name, currency)
select $1, payout_id, $2, name, currency from payout_named on conflict do nothing`;

/** Makes the payouts that the fresh lines name. */
export async function namePayouts(session: Session, accountId: string): Promise<void> {
  const of = [session.shopId, accountId];
  if ((await session.run(NAMES, of)) > 0) await session.run(STANDS, of);
}

/** The earlier transfers of the payouts that are named now: they are judged together. */
const EARLIER_TRANSFERS = `
insert into placed (is_new, id, line_key, account_id, file_line, kind, word, reference, transaction_code, operation, booked_at,
  booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, voucher_id, month, payout_id,
  was_standing, was_rule, was_receipt, was_refund, was_exception, told_minor, told_currency, standing, rule)
select false, s.id, s.line_key, s.account_id, s.file_line, s.kind, s.word, s.reference, s.transaction_code, s.operation, s.booked_at,
  s.booked_on, s.net_minor, s.currency, s.gross_minor, s.gross_currency, s.fee_minor, s.fee_tax_minor, s.voucher_id, s.month,
  s.payout_id, s.standing, s.rule, s.receipt_id, s.refund_id, s.exception_id, s.net_minor, s.currency, 'matched', 'payout'
from settlement_line s
where s.shop_id = $1 and s.payout_id in (select payout_id from payout_asked)
  and s.kind in ('payout', 'payout-returned') and s.standing in ('matched', 'exception') and s.rule is distinct from 'by-hand'
  and not exists (select from placed p where p.id = s.id)`;

/**
 * What each payout says of itself. \`sent\`: left the balance for the bank. \`costs\`: what the transfer itself cost.
 * \`composed\`: what the lines that name it add up to, where it names the payments that it pays out.
 */
const SUMS = `
create temp table payout_sum on commit drop as
select payout_id, -sum(net_minor) filter (where kind = 'payout') as sent, min(booked_on) filter (where kind = 'payout') as sent_on,
  sum(net_minor) filter (where kind = 'payout-returned') as returned,
  coalesce(sum(net_minor) filter (where kind in ('fee', 'fee-tax', 'withholding') and voucher_id is null), 0) as costs,
  sum(net_minor) filter (where kind not in ('payout', 'payout-returned')) as composed,
  bool_or(kind in ('sale', 'refund', 'chargeback', 'reversal')) as is_composed
from (
  select payout_id, kind, net_minor, booked_on, voucher_id from placed where is_new and payout_id is not null
  union all
  select s.payout_id, s.kind, s.net_minor, s.booked_on, s.voucher_id
  from settlement_line s where s.shop_id = $1 and s.payout_id in (select payout_id from payout_asked)
) line
where net_minor is not null
group by payout_id`;

const SENT = `
update payout p set sent_minor = s.sent, sent_on = s.sent_on
from payout_sum s
where p.shop_id = $1 and p.id = s.payout_id and (p.sent_minor, p.sent_on) is distinct from (s.sent::bigint, s.sent_on)`;

/** A transfer that came back brings back what was sent, with or without what it had cost. */
const MISMATCHES = `
create temp table payout_wrong on commit drop as
select s.payout_id, s.sent, s.composed, s.returned, p.currency, case
    when s.returned is not null and s.sent is null then 'returned-without-being-sent'
    when s.returned is not null and s.returned not in (s.sent, s.sent - s.costs) then 'returned-another-amount'
    when s.is_composed and s.sent is not null and s.composed <> s.sent then 'lines-add-up-to-another-amount'
    when p.bank_minor is not null
      and p.bank_minor <> case when s.returned is null then coalesce(s.sent, s.composed) else 0 end then 'bank-got-another-amount'
  end as why,
  case when p.bank_minor is not null then p.bank_minor when s.returned is not null then s.returned else s.composed end as found_minor
from payout_sum s join payout p on p.shop_id = $1 and p.id = s.payout_id`;

const TROUBLE = `
insert into trouble (line_key, kind, subject, expected_minor, expected_currency, why)
select l.line_key, 'PAYOUT_MISMATCH', 'payout:' || w.payout_id, w.sent, w.currency, w.why
from payout_wrong w join placed l on l.payout_id = w.payout_id and l.kind in ('payout', 'payout-returned')
where w.why is not null`;

const MATTER = `
insert into matter (kind, subject, minor, expected_minor, currency, why)
select 'PAYOUT_MISMATCH', 'payout:' || payout_id, found_minor, coalesce(sent, composed), currency, why
from payout_wrong where why is not null`;

/** Judges the payouts that new lines name, and those that are asked about by their ids. */
export async function judgePayouts(session: Session, also: readonly string[] = []): Promise<void> {
  const { shopId } = session;
  await session.run(
    `create temp table payout_asked on commit drop as
     select payout_id from payout_named union select unnest($1::uuid[])`,
    [also],
  );
  await session.run(EARLIER_TRANSFERS, [shopId]);
  await session.run(SUMS, [shopId]);
  await session.run(SENT, [shopId]);
  await session.run(MISMATCHES, [shopId]);
  await session.run(TROUBLE);
  await session.run(MATTER);
}
