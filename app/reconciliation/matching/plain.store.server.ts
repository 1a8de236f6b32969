import type { Session } from '../session.store.server.ts';

/**
 * Whether a line is by itself what its code brought in: the sale of its one receipt, to the céntimo, with the fees that were
 * expected. Nearly all lines are, and where nothing else was ever said of their code no set need be judged for them. `k` is
 * the line, `r` its receipt, `e` what was expected.
 */
export const IS_PLAIN = `
k.kind = 'sale' and k.net_minor is not null and r.id is not null
  and coalesce(k.gross_minor, k.net_minor - coalesce(k.fee_minor, 0) - coalesce(k.fee_tax_minor, 0)) = r.amount_minor
  and coalesce(k.gross_currency, k.currency) = r.currency
  and (e.fee_minor is null or k.fee_minor is null or e.currency <> k.currency
    or e.fee_minor + e.fee_tax_minor + e.withheld_minor = -(k.fee_minor + coalesce(k.fee_tax_minor, 0)))`;

/**
 * Codes of which more is to be known than one line and one receipt: what waits to be judged, was taken back, placed by people,
 * told before.
 */
const ENTANGLED = `
insert into entangled
select voucher_id from fresh_line where voucher_id is not null group by voucher_id having count(*) > 1
union select voucher_id from new_line where voucher_id in (select voucher_id from fresh_line where is_plain)
union select voucher_id from fresh_line n where is_plain and (
  exists (select from settlement_line s where s.shop_id = $1 and s.voucher_id = n.voucher_id offset 0)
  or receipt_id in (select receipt_id from receipt_reversal where shop_id = $1)
  or receipt_id in (select receipt_id from line_share where shop_id = $1)
  or receipt_id in (select receipt_id from settlement_line
    where shop_id = $1 and receipt_id is not null and rule in ('by-hand', 'decision')))`;

const NOT_PLAIN = `
update fresh_line set is_plain = false where is_plain and voucher_id in (select voucher_id from entangled)`;

/** All lines of a code that is not plain through and through are judged as a set. */
const APART = `
insert into new_line
select distinct on (place) line_key, $1::uuid, file_line, kind, word, reference, transaction_code, operation, payout, booked_at,
  booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, voucher_id, found_by
from fresh_line where is_plain is not true
order by place`;

/** Makes the table of the codes that are not plain. */
export const makeEntangled = (session: Session): Promise<number> =>
  session.run('create temp table entangled (voucher_id uuid not null) on commit drop');

/** Parts the fresh lines: those that are to be judged as sets go to `new_line`, which answers how many they are. */
export async function setApart(session: Session, accountId: string): Promise<number> {
  await session.run('truncate entangled');
  if ((await session.run(ENTANGLED, [session.shopId])) > 0) await session.run(NOT_PLAIN);
  return session.run(APART, [accountId]);
}

const WRITTEN = `
insert into settlement_line (shop_id, file_id, account_id, file_line, line_key, kind, word, reference, transaction_code, operation,
  booked_at, booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month, standing, rule,
  voucher_id, receipt_id, payout_id)
select $1, $2, $3, n.file_line, n.line_key, n.kind, n.word, n.reference, n.transaction_code, n.operation,
  n.booked_at, n.booked_on, n.net_minor, n.currency, n.gross_minor, n.gross_currency, n.fee_minor, n.fee_tax_minor, m.month,
  'matched', n.found_by, n.voucher_id, n.receipt_id, o.payout_id
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
