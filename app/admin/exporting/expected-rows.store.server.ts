import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { leftOf } from '#app/reconciliation/expected/in-transit.store.server.ts';
import type { ExpectedQuery } from '../reconciliation/expected.presenter.server.ts';
import type { ExpectedFileRow } from './expected-columns.ts';
import type { Hits } from './hits.store.server.ts';

/** All money that the list shows as not come yet. */
export function expectedHits(
  shopId: ShopId,
  { state, account, currency, due }: Omit<ExpectedQuery, 'after'>,
): Hits {
  const ofBook =
    account === null || currency === null
      ? Prisma.empty
      : Prisma.sql`and e.account_id = ${account}::uuid and e.currency = ${currency}`;
  const onDay = due === null ? Prisma.empty : Prisma.sql`and e.due_on = ${due}::date`;
  return {
    found: Prisma.sql`select e.due_on, e.receipt_id as id from expectation e
      where e.shop_id = ${shopId}::uuid and e.state = ${state} and e.state in ('in-transit', 'overdue')
        and e.told_minor < e.gross_minor ${ofBook} ${onDay}`,
    order: Prisma.sql`due_on, id`,
    form: 'uuid',
  };
}

/** Expected money by its receipts. */
export const readExpectedRows = (
  tx: ShopTransaction,
  shopId: ShopId,
  ids: readonly string[],
): Promise<ExpectedFileRow[]> => tx.$queryRaw<ExpectedFileRow[]>`
  select e.receipt_id::text as id, s.domain as shop, coalesce(d.manifest::json->>'name', a.gateway) as gateway, a.label as account,
    p.order_name, p.session_id, coalesce(v.code, v.reference) as code, v.reference, r.operation, r.paid_at,
    e.paid_on::text as paid_on, e.due_on::text as due_on, e.state, e.currency, ${leftOf('gross_minor')} as gross_minor,
    ${leftOf('fee_minor')} as fee_minor, ${leftOf('fee_tax_minor')} as fee_tax_minor, ${leftOf('withheld_minor')} as withheld_minor,
    e.told_minor
  from expectation e
  join shop s on s.id = e.shop_id
  join gateway_account a on a.shop_id = e.shop_id and a.id = e.account_id
  left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
  join receipt r on r.shop_id = e.shop_id and r.id = e.receipt_id
  join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
  join payment p on p.shop_id = r.shop_id and p.id = r.payment_id
  where e.shop_id = ${shopId}::uuid and e.receipt_id = any(${[...ids]}::uuid[])`;
