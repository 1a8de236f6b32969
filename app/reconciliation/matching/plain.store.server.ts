import type { Session } from '../session.store.server.ts';

/**
 * Whether a line is by itself what its code brought in: the sale of its one receipt, to the céntimo, with the fees that were
 * expected. Nearly all lines are, and where nothing else was ever said of their code no set need be judged for them. `k` is
 * the line, `e` what was expected of the receipt.
 */
export const IS_PLAIN = `
k.kind = 'sale' and k.net_minor is not null
  and coalesce(k.gross_minor, k.net_minor - coalesce(k.fee_minor, 0) - coalesce(k.fee_tax_minor, 0)) = e.gross_minor
  and coalesce(k.gross_currency, k.currency) = e.currency
  and (e.fee_minor is null or e.currency <> k.currency or (k.fee_minor is null and k.net_minor = e.gross_minor)
    or e.fee_minor + e.fee_tax_minor + e.withheld_minor = e.gross_minor - k.net_minor)`;

const APART = `
insert into new_line
select line_key, $1::uuid, file_line, kind, word, reference, transaction_code, operation, payout, booked_at,
  booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, voucher_id,
  case when voucher_id is not null then 'reference' end
from fresh_line where not is_plain
order by place`;

/** Lays by those of the fresh lines that are to be judged as sets, and answers how many they are. */
export const setApart = (session: Session, accountId: string): Promise<number> =>
  session.run(APART, [accountId]);

const WRITTEN = `
insert into settlement_line (shop_id, file_id, account_id, file_line, line_key, kind, word, reference, transaction_code, operation,
  booked_at, booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month, standing, rule,
  voucher_id, receipt_id, payout_id)
select $1, $2, $3, n.file_line, n.line_key, n.kind, n.word, n.reference, n.transaction_code, n.operation,
  n.booked_at, n.booked_on, n.net_minor, n.currency, n.gross_minor, n.gross_currency, n.fee_minor, n.fee_tax_minor, m.month,
  'matched', 'reference', n.voucher_id, n.receipt_id, o.payout_id
from fresh_line n
join month_of m on m.currency = n.currency and m.own = date_trunc('month', n.booked_on)::date
left join payout_named o on o.currency = n.currency and o.name = n.payout
where n.is_plain`;

const TOTALS = `
insert into daily_total as d (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
  fee_tax_minor, net_minor)
select $1, $2, n.currency, m.month, n.booked_on, n.kind, 'matched', n.lines, n.gross, n.fee, n.tax, n.net
from (
  select currency, booked_on, kind, count(*) as lines, coalesce(sum(gross_minor) filter (where gross_currency = currency), 0) as gross,
    coalesce(sum(fee_minor), 0) as fee, coalesce(sum(fee_tax_minor), 0) as tax, sum(net_minor) as net
  from fresh_line where is_plain group by currency, booked_on, kind
) n join month_of m on m.currency = n.currency and m.own = date_trunc('month', n.booked_on)::date
order by n.currency, m.month, n.booked_on, n.kind
on conflict (shop_id, account_id, currency, month, booked_on, kind, standing) do update set
  lines = d.lines + excluded.lines, gross_minor = d.gross_minor + excluded.gross_minor, fee_minor = d.fee_minor + excluded.fee_minor,
  fee_tax_minor = d.fee_tax_minor + excluded.fee_tax_minor, net_minor = d.net_minor + excluded.net_minor`;

/** Writes the plain ones of the fresh lines, and adds them to the sums by day. Answers how many they are. */
export async function writePlain(
  session: Session,
  { accountId, fileId }: { readonly accountId: string; readonly fileId: string },
): Promise<number> {
  const lines = await session.run(WRITTEN, [session.shopId, fileId, accountId]);
  if (lines > 0) await session.run(TOTALS, [session.shopId, accountId]);
  return lines;
}
