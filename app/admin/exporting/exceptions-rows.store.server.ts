import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { allExceptionsSql, type ExceptionsQuery } from '../exceptions/exceptions.store.server.ts';
import type { ExceptionFileRow } from './exceptions-columns.ts';
import type { Hits } from './hits.store.server.ts';

/** All exceptions that the list shows. */
export const exceptionHits = (shopId: ShopId, query: ExceptionsQuery): Hits => ({
  found: allExceptionsSql(shopId, query),
  order: Prisma.sql`opened_at desc, id desc`,
  form: 'uuid',
});

/** Exceptions by their ids. */
export const readExceptionRows = (
  tx: ShopTransaction,
  shopId: ShopId,
  ids: readonly string[],
): Promise<ExceptionFileRow[]> => tx.$queryRaw<ExceptionFileRow[]>`
  select e.id::text as id, s.domain as shop, e.kind, e.subject, e.opened_at, e.closed_at, e.owner, e.closed_by, e.close_reason,
    e.evidence, p.order_name, p.session_id, p.amount_minor, p.currency
  from exception e
  join shop s on s.id = e.shop_id
  left join payment p on p.shop_id = e.shop_id and p.id = e.payment_id
  where e.shop_id = ${shopId}::uuid and e.id = any(${[...ids]}::uuid[])`;
