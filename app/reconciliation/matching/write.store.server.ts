import type { Session } from '../session.store.server.ts';

const COLUMNS = `account_id, file_line, line_key, kind, word, reference, transaction_code, operation, booked_at, booked_on,
  net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month, standing, rule, voucher_id, receipt_id,
  refund_id, payout_id, exception_id`;

const NEW_LINES = `
insert into settlement_line (shop_id, file_id, ${COLUMNS})
select $1, $2, ${COLUMNS} from placed where is_new order by file_line`;

const MOVED_LINES = `
update settlement_line s set standing = p.standing, rule = p.rule, voucher_id = p.voucher_id, receipt_id = p.receipt_id,
  refund_id = p.refund_id, exception_id = p.exception_id
from placed p
where not p.is_new and s.shop_id = $1 and s.id = p.id
  and (p.standing, p.rule, p.receipt_id, p.refund_id, p.exception_id)
    is distinct from (p.was_standing, p.was_rule, p.was_receipt, p.was_refund, p.was_exception)`;

/** Writes the new lines, and moves those whose standing has changed. */
export async function writeLines(session: Session, fileId: string | null): Promise<void> {
  if (fileId !== null) await session.run(NEW_LINES, [session.shopId, fileId]);
  await session.run(MOVED_LINES, [session.shopId]);
}

/** Each sum by day is changed by what came and what moved; keys in order, so that two writers never wait crosswise. */
const DAILY_TOTALS = `
insert into daily_total as d (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
  fee_tax_minor, net_minor)
select $1, account_id, currency, month, booked_on, kind, standing, sum(n), sum(n * gross), sum(n * fee), sum(n * tax), sum(n * net)
from (
  select account_id, currency, month, booked_on, kind, standing, 1 as n,
    case when gross_currency = currency then gross_minor else 0 end as gross,
    coalesce(fee_minor, 0) as fee, coalesce(fee_tax_minor, 0) as tax, coalesce(net_minor, 0) as net
  from placed where standing is distinct from was_standing
  union all
  select account_id, currency, month, booked_on, kind, was_standing, -1,
    case when gross_currency = currency then gross_minor else 0 end,
    coalesce(fee_minor, 0), coalesce(fee_tax_minor, 0), coalesce(net_minor, 0)
  from placed where not is_new and standing is distinct from was_standing
) change
group by account_id, currency, month, booked_on, kind, standing
order by account_id, currency, month, booked_on, kind, standing
on conflict (shop_id, account_id, currency, month, booked_on, kind, standing) do update set
  lines = d.lines + excluded.lines, gross_minor = d.gross_minor + excluded.gross_minor, fee_minor = d.fee_minor + excluded.fee_minor,
  fee_tax_minor = d.fee_tax_minor + excluded.fee_tax_minor, net_minor = d.net_minor + excluded.net_minor`;

const EMPTY_DAYS = `
delete from daily_total d where d.shop_id = $1 and d.lines = 0 and exists (
  select from placed p where (p.account_id, p.currency, p.month, p.booked_on) = (d.account_id, d.currency, d.month, d.booked_on))`;

/** Keeps the sums by day in step with the lines. */
export async function addToDailyTotals(session: Session): Promise<void> {
  await session.run(DAILY_TOTALS, [session.shopId]);
  const moved = await session.rows<{ some: boolean }>(
    'select exists (select from placed where was_standing is distinct from standing and not is_new) as some',
  );
  if (moved[0]?.some) await session.run(EMPTY_DAYS, [session.shopId]);
}
