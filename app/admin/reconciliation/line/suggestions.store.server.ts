import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { searchKeysOf } from '../../payments/search-keys.ts';
import type { LineRow } from '../lines/lines.store.server.ts';

/** Money that came in, as a person picks it. */
export type ReceiptChoice = {
  readonly receipt_id: string;
  readonly order_name: string | null;
  readonly reference: string | null;
  readonly amount_minor: bigint;
  readonly currency: string;
  readonly paid_at: Date;
};

const MOST = 5;
const columns = Prisma.sql`r.id::text as receipt_id, p.order_name, coalesce(v.code, v.reference) as reference, r.amount_minor,
  r.currency, r.paid_at`;

/** What a line told of the shopper's payment, before fees. */
export const toldOf = (line: LineRow): bigint | null =>
  line.gross_minor ??
  (line.net_minor === null
    ? null
    : line.net_minor - (line.fee_minor ?? 0n) - (line.fee_tax_minor ?? 0n));

/** Money of the same amount that came in within a fortnight before the line: only a suggestion, never a match. */
export async function suggestReceipts(
  tx: ShopTransaction,
  shopId: ShopId,
  line: LineRow,
): Promise<ReceiptChoice[]> {
  const told = toldOf(line);
  if (told === null || told <= 0n) return [];
  return tx.$queryRaw<ReceiptChoice[]>`
    select ${columns} from payment p
    join receipt r on r.shop_id = p.shop_id and r.payment_id = p.id and r.amount_minor = ${told}
      and r.currency = ${line.gross_currency ?? line.currency}
    join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
    where p.shop_id = ${shopId}::uuid and p.amount_minor = ${told}
      and p.opened_at between ${line.booked_on}::date - 18 and ${line.booked_on}::date + 2
      and r.paid_at between ${line.booked_on}::date - 14 and ${line.booked_on}::date + 2
    order by p.opened_at desc limit ${MOST}::int`;
}

/** The money that a person names by its code, operation or order; more than one where the name is not enough. */
export async function receiptsNamed(
  tx: ShopTransaction,
  shopId: ShopId,
  text: string,
): Promise<ReceiptChoice[]> {
  const arms = searchKeysOf(text).flatMap((key) => {
    switch (key.by) {
      case 'code':
        return [
          Prisma.sql`r.voucher_id = any(array(select id from voucher where shop_id = ${shopId}::uuid
          and (reference in (${Prisma.join([...key.values])}) or code in (${Prisma.join([...key.values])}))))`,
        ];
      case 'operation':
        return [Prisma.sql`r.operation in (${Prisma.join([...key.values])})`];
      case 'order':
        return [
          Prisma.sql`r.payment_id = any(array(select id from payment where shop_id = ${shopId}::uuid
          and order_name in (${Prisma.join([...key.values])})))`,
        ];
      default:
        return [];
    }
  });
  if (arms.length === 0) return [];
  return tx.$queryRaw<ReceiptChoice[]>`
    select ${columns} from receipt r
    join payment p on p.shop_id = r.shop_id and p.id = r.payment_id
    join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
    where r.shop_id = ${shopId}::uuid and (${Prisma.join(arms, ' or ')}) limit ${MOST}::int`;
}
