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
