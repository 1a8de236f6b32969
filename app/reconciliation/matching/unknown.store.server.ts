import type { Session } from '../session.store.server.ts';

/** Kinds of lines that are about a payment, whether or not the line says which. */
const OF_A_PAYMENT = "('sale', 'refund', 'reversal', 'chargeback', 'chargeback-won')";
/** Kinds that are about a payment where the line names one, and about the account where it does not. */
const OF_EITHER = "('frozen', 'released', 'fee', 'fee-tax', 'withholding')";

/** All lines of one reference are one matter; a code of ours that nobody was seen to pay is told apart. */
const UNKNOWN_PAYMENTS = `
insert into trouble (line_key, kind, subject, payment_id, why)
select p.line_key, 'UNKNOWN_PAYMENT',
  coalesce('reference:' || p.account_id || ':' || coalesce(p.reference, p.transaction_code), 'line:' || p.line_key),
  v.payment_id, case when v.id is null then 'no-such-code-here' else 'code-not-seen-paid' end
from placed p left join voucher v on v.shop_id = $1 and v.id = p.voucher_id
where p.net_minor is not null and p.receipt_id is null and (p.kind in ${OF_A_PAYMENT}
  or (p.kind in ${OF_EITHER} and coalesce(p.reference, p.transaction_code) is not null))`;

/** Earlier lines of the same reference: an exception tells of all its lines, whichever file brought them. */
const OF_THE_SAME_REFERENCE = `
with asked as (
  select subject, payment_id, why, id_of_name('exception ' || $1::uuid || ' UNKNOWN_PAYMENT ' || subject) as exception_id
  from trouble where kind = 'UNKNOWN_PAYMENT' group by subject, payment_id, why
), earlier as (
  insert into placed (is_new, id, line_key, account_id, file_line, kind, word, reference, transaction_code, operation, booked_at,
    booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, voucher_id, month, payout_id,
    was_standing, was_rule, was_receipt, was_refund, was_exception, told_minor, told_currency, standing)
  select false, s.id, s.line_key, s.account_id, s.file_line, s.kind, s.word, s.reference, s.transaction_code, s.operation, s.booked_at,
    s.booked_on, s.net_minor, s.currency, s.gross_minor, s.gross_currency, s.fee_minor, s.fee_tax_minor, s.voucher_id, s.month,
    s.payout_id, s.standing, s.rule, s.receipt_id, s.refund_id, s.exception_id,
    coalesce(s.gross_minor, s.net_minor - coalesce(s.fee_minor, 0) - coalesce(s.fee_tax_minor, 0)),
    coalesce(s.gross_currency, s.currency), 'matched'
  from asked join settlement_line s on s.shop_id = $1 and s.exception_id = asked.exception_id and s.standing = 'exception'
  where not exists (select from placed p where p.id = s.id)
  returning line_key, was_exception
)
insert into trouble (line_key, kind, subject, payment_id, why)
select earlier.line_key, 'UNKNOWN_PAYMENT', asked.subject, asked.payment_id, asked.why
from earlier join asked on asked.exception_id = earlier.was_exception`;

/** Words that stand in no document, and money that is no payment's: a person says what it is. */
const UNKNOWN_ROWS = `
insert into trouble (line_key, kind, subject, payment_id)
select line_key, 'UNKNOWN_ROW', 'line:' || line_key, payment_id
from placed where net_minor is not null and (kind in ('adjustment', 'unknown') or (kind = 'not-paid' and net_minor <> 0))`;

/** Finds the lines whose payment, or whose meaning, is not known here. */
export async function judgeUnknown(session: Session, kinds: ReadonlySet<string>): Promise<void> {
  const unknown = await session.run(UNKNOWN_PAYMENTS, [session.shopId]);
  if (unknown > 0) await session.run(OF_THE_SAME_REFERENCE, [session.shopId]);
  if (['adjustment', 'unknown', 'not-paid'].some((kind) => kinds.has(kind)))
    await session.run(UNKNOWN_ROWS);
}
