import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { BookMonth } from '../periods/book.ts';
import type { StatementHead } from './statement.ts';

/** Whose account it is, by the names that people know; null where the shop has none of this id. */
export async function readHead(
  tx: ShopTransaction,
  { shopId, accountId, currency, month }: BookMonth,
): Promise<StatementHead | null> {
  const [row] = await tx.$queryRaw<{ shop: string; account: string; gateway: string }[]>`
    select s.domain as shop, a.label as account, coalesce(d.manifest::json->>'name', a.gateway) as gateway
    from gateway_account a
    join shop s on s.id = a.shop_id
    left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
    where a.shop_id = ${shopId}::uuid and a.id = ${accountId}::uuid`;
  return row ? { ...row, accountId, currency, month } : null;
}
