import type { Session } from '../session.store.server.ts';
import { PAYOUT_NAME } from './payouts.store.server.ts';

const cells = (l: string): string =>
  `line_key account_id file_line kind word reference transaction_code operation booked_at booked_on net_minor currency
   gross_minor gross_currency fee_minor fee_tax_minor voucher_id`
    .split(/\s+/)
    .map((column) => `${l}.${column}`)
    .join(', ');

/**
 * Every line that is thought about, and where it stands unless something is found against it. \`told\`: the amount of the
 * payment, refund or dispute that the line is about, as the shopper knows it, before fees.
 */
const PLACED = `
create temp table placed on commit drop as
select line.*, r.receipt_id, r.payment_id, r.owed_minor, r.currency as owed_currency, null::uuid as refund_id, null::uuid as exception_id,
  coalesce(gross_minor, net_minor - coalesce(fee_minor, 0) - coalesce(fee_tax_minor, 0)) as told_minor,
  coalesce(gross_currency, line.currency) as told_currency,
  case when net_minor is null then 'informs' else 'matched' end as standing,
  case when net_minor is null then null
    when kind in ('payout', 'payout-returned') then 'payout'
    when r.receipt_id is not null then found_by
    when kind in ('fee', 'fee-tax', 'withholding') then 'account-fee'
    else 'nothing-moved' end as rule
from (
  select true as is_new, null::bigint as id, ${cells('n')}, m.month, n.found_by, o.payout_id,
    null::text as was_standing, null::text as was_rule, null::uuid as was_receipt, null::uuid as was_refund, null::uuid as was_exception
  from new_line n join month_of m on m.currency = n.currency and m.own = date_trunc('month', n.booked_on)::date
  left join payout_named o on o.currency = n.currency and o.name = ${PAYOUT_NAME}
  union all
  select false, s.id, ${cells('s')}, s.month,
    case when v.reference = s.reference then 'reference' when v.code = s.reference then 'code' else 'transaction-code' end,
    s.payout_id, s.standing, s.rule, s.receipt_id, s.refund_id, s.exception_id
  from unit u
  join settlement_line s on s.shop_id = $1 and s.voucher_id = u.voucher_id
  join voucher v on v.shop_id = $1 and v.id = u.voucher_id
  where s.standing in ('matched', 'exception') and s.rule is distinct from 'by-hand'
  union all
  select false, s.id, ${cells('s')}, s.month, null, s.payout_id, s.standing, s.rule, s.receipt_id, s.refund_id, s.exception_id
  from asked_line a join settlement_line s on s.shop_id = $1 and s.id = a.id
  where s.standing in ('matched', 'exception') and s.rule is distinct from 'by-hand'
    and not exists (select from unit u where u.voucher_id = s.voucher_id)
) line
left join unit_receipt r on r.voucher_id = line.voucher_id and not r.several`;

/** What is found against a line; its exception is named by kind and subject. */
const TROUBLE = `
create temp table trouble (
  line_key uuid not null, kind text not null, subject text not null, payment_id uuid, expected_minor bigint,
  expected_currency text, why text
) on commit drop`;

/** What is found where no line can be in it: the transfer that a bank tells of, the fee that a sale's own line names. */
const MATTER = `
create temp table matter (
  kind text not null, subject text not null, payment_id uuid, minor bigint, expected_minor bigint, currency text, why text
) on commit drop`;

/** What kinds of lines there are, and whether any of them stood before. */
export type LaidOut = { readonly kinds: ReadonlySet<string>; readonly hasOld: boolean };

/** Lays out all lines that are thought about. \`unit\`, \`unit_receipt\`, \`month_of\` and \`new_line\` must stand. */
export async function layOut(session: Session): Promise<LaidOut> {
  await session.run(PLACED, [session.shopId]);
  await session.run('analyze placed (kind, receipt_id, line_key, voucher_id)');
  await session.run(TROUBLE);
  await session.run(MATTER);
  const found = await session.rows<{ kind: string; old: boolean }>(
    'select kind, bool_or(not is_new) as old from placed group by kind',
  );
  return { kinds: new Set(found.map(({ kind }) => kind)), hasOld: found.some(({ old }) => old) };
}
