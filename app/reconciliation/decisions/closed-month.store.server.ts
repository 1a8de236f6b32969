import type { AboutException } from '#app/exceptions/journal.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Session } from '../session.store.server.ts';

/**
 * Whether a closed month rests on what an exception decided: its lines stand in that month or in an earlier one, and it was
 * decided before the closing. What was decided after it can still be taken back (docs/adr/0017).
 */
export async function isSealedByMonth(
  tx: ShopTransaction,
  { shopId, exceptionId }: Pick<AboutException, 'shopId' | 'exceptionId'>,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ sealed: boolean }[]>`
    select exists (
      select from settlement_line l
      join exception e on e.shop_id = l.shop_id and e.id = l.exception_id
      join period p on p.shop_id = l.shop_id and p.account_id = l.account_id and p.currency = l.currency and p.month >= l.month
        and p.closed_at >= coalesce(e.closed_at, '-infinity')
      where l.shop_id = ${shopId}::uuid and l.exception_id = ${exceptionId}::uuid and l.standing = 'decided') as sealed`;
  return row?.sealed === true;
}

/** The same of an exception in which no line stands: of a payout, and of the fee that a sale's own line names. */
export async function isLinelessSealed(
  tx: ShopTransaction,
  { shopId, exceptionId }: Pick<AboutException, 'shopId' | 'exceptionId'>,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ sealed: boolean }[]>`
    with matter as (
      select p.account_id, p.currency, coalesce(p.sent_on, p.bank_on) as day, e.closed_at
      from exception e join payout p on p.shop_id = e.shop_id
        and p.id = substring(e.subject from '^payout:([0-9a-f-]{36})$')::uuid
      where e.shop_id = ${shopId}::uuid and e.id = ${exceptionId}::uuid
      union all
      select l.account_id, l.currency, l.month, e.closed_at
      from exception e
      join receipt r on r.shop_id = e.shop_id and r.id = substring(e.subject from '^receipt:([0-9a-f-]{36})$')::uuid
      join settlement_line l on l.shop_id = e.shop_id and l.voucher_id = r.voucher_id and l.receipt_id = r.id and l.kind = 'sale'
      where e.shop_id = ${shopId}::uuid and e.id = ${exceptionId}::uuid
    )
    select exists (
      select from matter m
      join period p on p.shop_id = ${shopId}::uuid and p.account_id = m.account_id and p.currency = m.currency
        and p.month >= date_trunc('month', m.day)::date and p.closed_at >= m.closed_at) as sealed`;
  return row?.sealed === true;
}

/** The same of one line that a person matched. */
export async function isLineSealed(session: Session, lineId: string): Promise<boolean> {
  const [row] = await session.rows<{ sealed: boolean }>(
    `select exists (
       select from settlement_line l
       join period p on p.shop_id = l.shop_id and p.account_id = l.account_id and p.currency = l.currency and p.month >= l.month
       where l.shop_id = $1 and l.id = $2 and p.closed_at >= coalesce((
         select max(v.at) from reconciliation_event v
         where v.shop_id = $1 and v.kind = 'line.matched-by-hand'
           and (v.data->'lines' ? l.id::text or v.data->>'line' = l.id::text)), '-infinity')) as sealed`,
    [session.shopId, lineId],
  );
  return row?.sealed === true;
}
