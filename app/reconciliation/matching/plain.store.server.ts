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

/** Codes of which more is to be known than one line and one receipt: what was taken back, placed by people, told before. */
const ENTANGLED = `
create temp table entangled on commit drop as
select voucher_id from fresh_line where voucher_id is not null group by voucher_id having count(*) > 1
union select n.voucher_id from fresh_line n join settlement_line s on s.shop_id = $1 and s.voucher_id = n.voucher_id where n.is_plain
union select n.voucher_id from fresh_line n join receipt_reversal t on t.shop_id = $1 and t.receipt_id = n.receipt_id where n.is_plain
union select n.voucher_id from fresh_line n join line_share h on h.shop_id = $1 and h.receipt_id = n.receipt_id where n.is_plain
union select n.voucher_id from fresh_line n join settlement_line s on s.shop_id = $1 and s.receipt_id = n.receipt_id
  where n.is_plain and s.rule in ('by-hand', 'decision')`;

/** All lines of a code that is not plain through and through are judged as a set. */
const APART = `
create temp table new_line on commit drop as
select distinct on (place) place, file_line, digest, kind, word, reference, transaction_code, operation, payout, booked_at,
  booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, line_key, account_id, voucher_id, found_by
from fresh_line
where not is_plain or voucher_id in (select voucher_id from entangled)
order by place`;

const ROWS_APART = `
select count(*)::int as rows from fresh_line
where not is_plain or voucher_id in (select voucher_id from entangled)`;

/**
 * Parts the new lines: those that are to be judged as sets become `new_line`. Answers how many rows of `fresh_line` are lines
 * that stand there already, beside another receipt of theirs.
 */
export async function setApart(session: Session): Promise<number> {
  await session.run(ENTANGLED, [session.shopId]);
  await session.run('analyze entangled');
  const lines = await session.run(APART);
  const [apart] = await session.rows<{ rows: number }>(ROWS_APART);
  return (apart?.rows ?? lines) - lines;
}

const PLAIN = `
from fresh_line n join month_of m on m.currency = n.currency and m.own = date_trunc('month', n.booked_on)::date
left join payout_named o on o.currency = n.currency and o.name = n.payout
where n.is_plain and not exists (select from entangled t where t.voucher_id = n.voucher_id)`;

const WRITTEN = `
insert into settlement_line (shop_id, file_id, account_id, file_line, line_key, kind, word, reference, transaction_code, operation,
  booked_at, booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month, standing, rule,
  voucher_id, receipt_id, payout_id)
select $1, $2, n.account_id, n.file_line, n.line_key, n.kind, n.word, n.reference, n.transaction_code, n.operation,
  n.booked_at, n.booked_on, n.net_minor, n.currency, n.gross_minor, n.gross_currency, n.fee_minor, n.fee_tax_minor, m.month,
  'matched', n.found_by, n.voucher_id, n.receipt_id, o.payout_id
${PLAIN}`;

const TOTALS = `
insert into daily_total as d (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
  fee_tax_minor, net_minor)
select $1, n.account_id, n.currency, m.month, n.booked_on, n.kind, 'matched', count(*),
  coalesce(sum(n.gross_minor) filter (where n.gross_currency = n.currency), 0), coalesce(sum(n.fee_minor), 0),
  coalesce(sum(n.fee_tax_minor), 0), sum(n.net_minor)
${PLAIN}
group by n.account_id, n.currency, m.month, n.booked_on, n.kind
order by n.account_id, n.currency, m.month, n.booked_on, n.kind
on conflict (shop_id, account_id, currency, month, booked_on, kind, standing) do update set
  lines = d.lines + excluded.lines, gross_minor = d.gross_minor + excluded.gross_minor, fee_minor = d.fee_minor + excluded.fee_minor,
  fee_tax_minor = d.fee_tax_minor + excluded.fee_tax_minor, net_minor = d.net_minor + excluded.net_minor`;

/** Writes the plain lines, and adds them to the sums by day. `month_of` and `payout_named` must stand. */
export async function writePlain(session: Session, fileId: string): Promise<void> {
  await session.run(WRITTEN, [session.shopId, fileId]);
  await session.run(TOTALS, [session.shopId]);
}
