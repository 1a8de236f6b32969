import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { allPayoutsSql } from '../reconciliation/payouts/payouts.store.server.ts';
import type { PayoutView } from '../reconciliation/payouts/payouts-query.ts';
import type { Hits } from './hits.store.server.ts';
import type { PayoutFileRow } from './payouts-columns.ts';

/** All payouts that the list shows. */
export const payoutHits = (shopId: ShopId, view: PayoutView): Hits => ({
  found: allPayoutsSql(shopId, view),
  order: Prisma.sql`sent_on desc, id desc`,
  form: 'uuid',
});

/** Payouts by their ids, with what their lines come to. */
export const readPayoutRows = (
  tx: ShopTransaction,
  shopId: ShopId,
  ids: readonly string[],
): Promise<PayoutFileRow[]> => tx.$queryRaw<PayoutFileRow[]>`
  select o.id::text as id, s.domain as shop, coalesce(d.manifest::json->>'name', a.gateway) as gateway, a.label as account, o.name,
    o.sent_on::text as sent_on, o.currency, o.sent_minor, o.bank_on::text as bank_on, o.bank_minor, o.bank_reference,
    x.id::text as exception_id, x.kind as exception, coalesce(l.lines, 0) as lines, l.composed_minor
  from payout o
  join shop s on s.id = o.shop_id
  join gateway_account a on a.shop_id = o.shop_id and a.id = o.account_id
  left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
  left join exception x on x.shop_id = o.shop_id and x.kind = 'PAYOUT_MISMATCH' and x.subject = 'payout:' || o.id
    and x.closed_at is null
  left join lateral (
    select count(*) as lines, case when bool_or(kind in ('sale', 'refund', 'chargeback', 'reversal'))
      then (sum(net_minor) filter (where kind not in ('payout', 'payout-returned')))::bigint end as composed_minor
    from settlement_line l where l.shop_id = o.shop_id and l.payout_id = o.id and l.net_minor is not null) l on true
  where o.shop_id = ${shopId}::uuid and o.id = any(${[...ids]}::uuid[])`;
