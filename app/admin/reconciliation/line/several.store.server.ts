import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { LineRow } from '../lines/lines.store.server.ts';
import { type ReceiptChoice, toldOf } from './suggestions.store.server.ts';

/** So many of the latest payments before the line are thought of. */
const LATEST = 300;

export type Unsettled = ReceiptChoice & { readonly day: string };

/** Money that came in within a fortnight before the line, is less than it, and is still waited for. */
export async function readUnsettled(
  tx: ShopTransaction,
  shopId: ShopId,
  line: LineRow,
): Promise<Unsettled[]> {
  const told = toldOf(line);
  if (told === null || told <= 0n) return [];
  return tx.$queryRaw<Unsettled[]>`
    with late as materialized (
      select id, order_name from payment
      where shop_id = ${shopId}::uuid and opened_at between ${line.booked_on}::date - 14 and ${line.booked_on}::date + 2
      order by opened_at desc limit ${LATEST}::int
    )
    select r.id::text as receipt_id, p.order_name, coalesce(v.code, v.reference) as reference, r.amount_minor, r.currency,
      r.paid_at, e.paid_on::text as day
    from late p
    join receipt r on r.shop_id = ${shopId}::uuid and r.payment_id = p.id
    join expectation e on e.shop_id = r.shop_id and e.receipt_id = r.id
    join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
    where e.state in ('in-transit', 'overdue') and r.amount_minor < ${told}
      and r.currency = ${line.gross_currency ?? line.currency}
    order by r.paid_at desc, r.id`;
}

/** How many other lines stand in the same exception. */
export const countOthers = (
  tx: ShopTransaction,
  shopId: ShopId,
  { exception_id: exceptionId, id }: LineRow,
): Promise<number> =>
  exceptionId === null
    ? Promise.resolve(0)
    : tx.settlementLine.count({
        where: { shopId, exceptionId, standing: 'exception', id: { not: BigInt(id) } },
      });
