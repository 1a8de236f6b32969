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
    ), stands as (
      select l.account_id, l.currency, sum(l.net_minor) as minor, count(*) as lines
      from settlement_line l
      left join receipt r on r.shop_id = l.shop_id and r.id = l.receipt_id
      left join refund f on f.shop_id = l.shop_id and f.id = l.refund_id
      left join payout p on p.shop_id = l.shop_id and p.id = l.payout_id
      left join exception e on e.shop_id = l.shop_id and e.id = l.exception_id
      where l.shop_id = ${shopId}::uuid and (${only}::uuid is null or l.account_id = ${only}::uuid)
        and l.net_minor is not null and case l.standing
          when 'matched' then case
            when l.rule = 'by-hand' then r.id is not null or f.id is not null
              or coalesce(l.gross_minor, l.net_minor - coalesce(l.fee_minor, 0) - coalesce(l.fee_tax_minor, 0)) = (
                select sum(h.amount_minor) from line_share h where h.shop_id = l.shop_id and h.line_id = l.id)
            when l.kind = 'refund' then f.id is not null
            when l.kind in ('payout', 'payout-returned') then p.id is not null
            when l.receipt_id is not null then r.id is not null
            when l.kind in ('fee', 'fee-tax', 'withholding') then l.rule = 'account-fee'
            else l.rule = 'nothing-moved' and l.net_minor = 0 end
          when 'exception' then e.id is not null and e.closed_at is null
          when 'decided' then e.id is not null
          else false end
      group by 1, 2
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
