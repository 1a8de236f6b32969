import type { AboutException } from '#app/exceptions/journal.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Session } from '../session.store.server.ts';

/** Whether lines that an exception decided stand in a month that is closed: nothing moves there any more. */
export async function isSealedByMonth(
  tx: ShopTransaction,
  { shopId, exceptionId }: Pick<AboutException, 'shopId' | 'exceptionId'>,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ sealed: boolean }[]>`
    select exists (
      select from settlement_line l join period p on p.shop_id = l.shop_id and p.account_id = l.account_id
        and p.currency = l.currency and p.month = l.month
      where l.shop_id = ${shopId}::uuid and l.exception_id = ${exceptionId}::uuid and l.standing = 'decided') as sealed`;
  return row?.sealed === true;
}

/** The same of one line that a person matched. */
export async function isLineSealed(session: Session, lineId: string): Promise<boolean> {
  const [row] = await session.rows<{ sealed: boolean }>(
    `select exists (
       select from settlement_line l join period p on p.shop_id = l.shop_id and p.account_id = l.account_id
         and p.currency = l.currency and p.month = l.month
       where l.shop_id = $1 and l.id = $2) as sealed`,
    [session.shopId, lineId],
  );
  return row?.sealed === true;
}
