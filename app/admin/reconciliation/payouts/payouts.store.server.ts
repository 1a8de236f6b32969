import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { cursorText, type Keys, keysetOf } from '../../keyset.store.server.ts';
import { cutPage, type Page } from '../../keyset.ts';
import type { PayoutsQuery, PayoutView } from './payouts-query.ts';

/** A payout as lists and its own page need it. */
export type PayoutRow = {
  readonly cursor: string;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly gateway: string;
  readonly currency: string;
  readonly sent_on: string | null;
  readonly sent_minor: bigint | null;
  readonly bank_on: string | null;
  readonly bank_minor: bigint | null;
  readonly bank_reference: string | null;
  readonly bank_told_by: string | null;
  /** The open exception that it does not agree. */
  readonly exception_id: string | null;
};

/** What is not sent yet stands first. */
const KEYS: Keys = {
  at: Prisma.sql`coalesce(o.sent_on, 'infinity'::date)`,
  id: Prisma.sql`o.id`,
  position: 'day-uuid',
};

const columns = Prisma.sql`${cursorText(KEYS)} as cursor, o.id::text as id, o.name, a.label,
  coalesce(d.manifest::json->>'name', a.gateway) as gateway, o.currency, o.sent_on::text as sent_on, o.sent_minor,
  o.bank_on::text as bank_on, o.bank_minor, o.bank_reference, o.bank_told_by, x.id::text as exception_id
  from payout o
  join gateway_account a on a.shop_id = o.shop_id and a.id = o.account_id
  left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
  left join exception x on x.shop_id = o.shop_id and x.kind = 'PAYOUT_MISMATCH' and x.subject = 'payout:' || o.id
    and x.closed_at is null`;

/** Which payouts each saved view shows. */
const IN_VIEW: Readonly<Record<PayoutView, Prisma.Sql>> = {
  all: Prisma.empty,
  differs: Prisma.sql`and x.id is not null`,
  'bank-unknown': Prisma.sql`and x.id is null and o.bank_minor is null and o.sent_minor is not null`,
  agrees: Prisma.sql`and x.id is null and o.bank_minor is not null`,
  'not-sent': Prisma.sql`and x.id is null and o.bank_minor is null and o.sent_minor is null`,
};

/** One page of a shop's payouts, the latest first. */
export async function readPayouts(
  tx: ShopTransaction,
  shopId: ShopId,
  { view, turn }: PayoutsQuery,
): Promise<Page<PayoutRow>> {
  const page = keysetOf(turn, KEYS);
  const rows = await tx.$queryRaw<PayoutRow[]>`
    select ${columns} where o.shop_id = ${shopId}::uuid ${IN_VIEW[view]} ${page.where} ${page.order} ${page.limit}`;
  return cutPage(rows, turn);
}

/** Which payouts those are on all pages together: when they were sent, and their ids. */
export const allPayoutsSql = (shopId: ShopId, view: PayoutView): Prisma.Sql => Prisma.sql`
  select coalesce(o.sent_on, 'infinity'::date) as sent_on, o.id from payout o
  left join exception x on x.shop_id = o.shop_id and x.kind = 'PAYOUT_MISMATCH' and x.subject = 'payout:' || o.id
    and x.closed_at is null
  where o.shop_id = ${shopId}::uuid ${IN_VIEW[view]}`;

/** What the lines of a payout add up to: those that it pays out, and the transfers themselves. */
export type PayoutSums = {
  readonly lines: bigint;
  readonly composed_minor: bigint | null;
  readonly is_composed: boolean | null;
};

/** One payout with its sums; null where the shop has none of this id. */
export async function findPayout(
  tx: ShopTransaction,
  shopId: ShopId,
  payoutId: string,
): Promise<(PayoutRow & PayoutSums) | null> {
  const [row] = await tx.$queryRaw<PayoutRow[]>`
    select ${columns} where o.shop_id = ${shopId}::uuid and o.id = ${payoutId}::uuid`;
  if (!row) return null;
  const [sums] = await tx.$queryRaw<PayoutSums[]>`
    select count(*) as lines,
      (sum(net_minor) filter (where kind not in ('payout', 'payout-returned')))::bigint as composed_minor,
      bool_or(kind in ('sale', 'refund', 'chargeback', 'reversal')) as is_composed
    from settlement_line where shop_id = ${shopId}::uuid and payout_id = ${payoutId}::uuid and net_minor is not null`;
  return { ...row, ...(sums ?? { lines: 0n, composed_minor: null, is_composed: null }) };
}
