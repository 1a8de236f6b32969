import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import type { LinesQuery } from '../reconciliation/lines/lines-query.ts';
import { allLinesSql } from '../reconciliation/lines/lines-sql.store.server.ts';
import type { Hits } from './hits.store.server.ts';
import type { LineFileRow } from './lines-columns.ts';

/** All lines that the list shows, however many pages they are. */
export const lineHits = (shopId: ShopId, query: LinesQuery): Hits => ({
  found: allLinesSql(shopId, query),
  order: Prisma.sql`booked_on desc, id desc`,
  form: 'number',
});

/** Lines by their numbers, with all that stands in the file of them. */
export const readLineRows = (
  tx: ShopTransaction,
  shopId: ShopId,
  ids: readonly string[],
): Promise<LineFileRow[]> => tx.$queryRaw<LineFileRow[]>`
  select l.id::text as id, s.domain as shop, coalesce(d.manifest::json->>'name', a.gateway) as gateway, a.label as account,
    o.name as payout, o.sent_on::text as sent_on, o.bank_reference, l.kind, l.word, p.order_name, p.session_id,
    coalesce(v.code, v.reference) as code, l.reference, l.transaction_code, l.operation, p.opened_at, r.paid_at, l.booked_at,
    l.booked_on::text as booked_on, l.gross_currency, l.gross_minor, l.fee_minor, l.fee_tax_minor, l.net_minor, l.currency,
    case when l.kind = 'sale' and l.fee_minor is not null and e.currency = l.currency and e.gross_minor = l.gross_minor
      then -(e.fee_minor + e.fee_tax_minor) end as expected_fee_minor,
    l.standing, l.rule, x.kind as exception, x.close_reason, f.name as file, l.file_line, encode(f.sha256, 'hex') as sha256
  from settlement_line l
  join shop s on s.id = l.shop_id
  join gateway_account a on a.shop_id = l.shop_id and a.id = l.account_id
  left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
  join report_file f on f.shop_id = l.shop_id and f.id = l.file_id
  left join payout o on o.shop_id = l.shop_id and o.id = l.payout_id
  left join exception x on x.shop_id = l.shop_id and x.id = l.exception_id
  left join receipt r on r.shop_id = l.shop_id and r.id = l.receipt_id
  left join voucher v on v.shop_id = l.shop_id and v.id = l.voucher_id
  left join payment p on p.shop_id = l.shop_id and p.id = coalesce(r.payment_id, v.payment_id)
  left join expectation e on e.shop_id = l.shop_id and e.receipt_id = l.receipt_id
  where l.shop_id = ${shopId}::uuid and l.id = any(${[...ids]}::bigint[])`;
