import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** What the reports told of one account in one currency, and what of it provably stands somewhere. Minor units. */
export type Residual = {
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly toldMinor: bigint;
  readonly toldLines: bigint;
  readonly standsMinor: bigint;
  readonly standsLines: bigint;
  /** Zero, or a bug: money out of sight (law 11). */
  readonly residualMinor: bigint;
  readonly residualLines: bigint;
};

type Row = {
  account_id: AccountId;
  currency: Currency;
  told: string;
  told_lines: string;
  stands: string;
  stands_lines: string;
};

/**
 * The proof of law 11. `told`: what the readers added up before any row was written, without what other files had told
 * before. `stands`: the lines whose receipt, refund, payout or exception is there, asked of those tables and not of the line.
 */
export async function readResiduals(
  tx: ShopTransaction,
  { shopId, accountId }: { readonly shopId: ShopId; readonly accountId?: AccountId },
): Promise<readonly Residual[]> {
  const only = accountId ?? null;
  const rows = await tx.$queryRaw<Row[]>`
    with told as (
      select f.account_id, c.currency, sum(c.net_minor - c.net_known_minor) as minor, sum(c.lines - c.lines_known) as lines
      from report_control c join report_file f on f.shop_id = c.shop_id and f.id = c.file_id
      where c.shop_id = ${shopId}::uuid and (${only}::uuid is null or f.account_id = ${only}::uuid) group by 1, 2
    ), line as not materialized (
      select * from settlement_line where shop_id = ${shopId}::uuid and (${only}::uuid is null or account_id = ${only}::uuid)
        and net_minor is not null
    ), found as (
      select account_id, currency, net_minor from line l
      where standing = 'matched' and rule <> 'by-hand' and kind not in ('refund', 'payout', 'payout-returned')
        and receipt_id in (select id from receipt where shop_id = ${shopId}::uuid)
      union all
      select account_id, currency, net_minor from line l
      where standing = 'matched' and rule <> 'by-hand' and kind = 'refund'
        and refund_id in (select id from refund where shop_id = ${shopId}::uuid)
      union all
      select account_id, currency, net_minor from line l
      where standing = 'matched' and rule <> 'by-hand' and kind in ('payout', 'payout-returned')
        and payout_id in (select id from payout where shop_id = ${shopId}::uuid)
      union all
      select account_id, currency, net_minor from line l
      where standing = 'matched' and rule = 'account-fee' and kind in ('fee', 'fee-tax', 'withholding') and receipt_id is null
      union all
      select account_id, currency, net_minor from line l
      where standing = 'matched' and rule = 'nothing-moved' and net_minor = 0 and receipt_id is null
        and kind not in ('refund', 'payout', 'payout-returned', 'fee', 'fee-tax', 'withholding')
      union all
      select account_id, currency, net_minor from line l
      where standing = 'matched' and rule = 'by-hand' and (
        exists (select from receipt r where r.shop_id = ${shopId}::uuid and r.id = l.receipt_id)
        or exists (select from refund f where f.shop_id = ${shopId}::uuid and f.id = l.refund_id)
        or coalesce(gross_minor, net_minor - coalesce(fee_minor, 0) - coalesce(fee_tax_minor, 0)) = (
          select sum(h.amount_minor) from line_share h where h.shop_id = ${shopId}::uuid and h.line_id = l.id))
      union all
      select account_id, currency, net_minor from line l
      where standing = 'exception'
        and exception_id in (select id from exception where shop_id = ${shopId}::uuid and closed_at is null)
      union all
      select account_id, currency, net_minor from line l
      where standing = 'decided' and exception_id in (select id from exception where shop_id = ${shopId}::uuid)
    ), stands as (
      select account_id, currency, sum(net_minor) as minor, count(*) as lines from found group by 1, 2
    )
    select coalesce(t.account_id, s.account_id) as account_id, coalesce(t.currency, s.currency) as currency,
      coalesce(t.minor, 0)::text as told, coalesce(t.lines, 0)::text as told_lines,
      coalesce(s.minor, 0)::text as stands, coalesce(s.lines, 0)::text as stands_lines
    from told t full join stands s on s.account_id = t.account_id and s.currency = t.currency
    order by 1, 2`;
  return rows.map((row) => ({
    accountId: row.account_id,
    currency: row.currency,
    toldMinor: BigInt(row.told),
    toldLines: BigInt(row.told_lines),
    standsMinor: BigInt(row.stands),
    standsLines: BigInt(row.stands_lines),
    residualMinor: BigInt(row.told) - BigInt(row.stands),
    residualLines: BigInt(row.told_lines) - BigInt(row.stands_lines),
  }));
}
