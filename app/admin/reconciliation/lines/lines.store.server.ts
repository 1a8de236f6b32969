import type { ReportLineKind } from '#app/gateways/report.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Database, ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { cutPage, type Page } from '../../keyset.ts';
import { type Standing, VIEWS } from '../vocabulary.ts';
import { findStretches } from './file-lines.store.server.ts';
import { isPartItem, kindsOf } from './line-items.ts';
import type { LinesQuery } from './lines-query.ts';
import { lineSql, linesSql } from './lines-sql.store.server.ts';

/** A line as the list needs it: what the gateway wrote, where it stands, and what it belongs to. */
export type LineRow = {
  readonly cursor: string;
  readonly id: string;
  readonly booked_on: string;
  readonly kind: ReportLineKind;
  readonly word: string;
  readonly reference: string | null;
  readonly transaction_code: string | null;
  readonly operation: string | null;
  readonly net_minor: bigint | null;
  readonly currency: string;
  readonly gross_minor: bigint | null;
  readonly gross_currency: string | null;
  readonly fee_minor: bigint | null;
  readonly fee_tax_minor: bigint | null;
  readonly standing: Standing;
  readonly rule: string | null;
  readonly file_id: string;
  readonly file_name: string;
  readonly file_line: number;
  readonly payout_id: string | null;
  readonly payout_name: string | null;
  readonly exception_id: string | null;
  readonly exception_kind: string | null;
  readonly payment_id: string | null;
  readonly order_name: string | null;
};

/** One page of a shop's settlement lines, newest day first. */
export async function readLines(
  database: Database,
  shopId: ShopId,
  query: LinesQuery,
): Promise<{ page: Page<LineRow>; sums: readonly LinesSum[]; accounts: readonly AccountRow[] }> {
  return database.inShop(shopId, async (tx) => {
    const { file } = query;
    const stretches = file === null ? null : await findStretches(tx, shopId, file);
    const rows = await tx.$queryRaw<LineRow[]>(linesSql(shopId, query, stretches));
    return {
      page: cutPage(rows, query.turn),
      sums: await readSums(tx, shopId, query),
      accounts: await readAccounts(tx, shopId),
    };
  });
}

/** One line; null where the shop has none of this number. */
export async function findLine(
  tx: ShopTransaction,
  shopId: ShopId,
  lineId: string,
): Promise<LineRow | null> {
  const [row] = await tx.$queryRaw<LineRow[]>(lineSql(shopId, lineId));
  return row ?? null;
}

/** How many lines, and what they move together, in one currency. */
export type LinesSum = {
  readonly currency: string;
  readonly lines: bigint;
  readonly net_minor: bigint;
};

/** The sums of all that the filters leave, from the sums by day; none where they narrow by more than those know. */
async function readSums(
  tx: ShopTransaction,
  shopId: ShopId,
  { view, kind, item, account, currency, from, to, month, ...narrow }: LinesQuery,
): Promise<readonly LinesSum[]> {
  const { text, file, payout, exception } = narrow;
  if ([text, file, payout, exception].some((part) => part !== null)) return [];
  // A part of other lines is in no sum by kind.
  if (item !== null && isPartItem(item)) return [];
  const standing = VIEWS[view];
  const inItem =
    item === null
      ? Prisma.empty
      : Prisma.sql`and kind in (${Prisma.join([...kindsOf(item)])}) and standing <> 'informs'`;
  return tx.$queryRaw<LinesSum[]>`
    select currency, sum(lines)::bigint as lines, sum(net_minor)::bigint as net_minor from daily_total
    where shop_id = ${shopId}::uuid and lines <> 0 ${inItem}
      ${standing === null ? Prisma.empty : Prisma.sql`and standing = ${standing}`}
      ${kind === null ? Prisma.empty : Prisma.sql`and kind = ${kind}`}
      ${account === null ? Prisma.empty : Prisma.sql`and account_id = ${account}::uuid`}
      ${currency === null ? Prisma.empty : Prisma.sql`and currency = ${currency}`}
      ${from === null ? Prisma.empty : Prisma.sql`and booked_on >= ${from}::date`}
      ${to === null ? Prisma.empty : Prisma.sql`and booked_on <= ${to}::date`}
      ${month === null ? Prisma.empty : Prisma.sql`and month = ${`${month}-01`}::date`}
    group by currency order by sum(lines) desc`;
}

export type AccountRow = { readonly id: string; readonly label: string; readonly gateway: string };

/** The shop's accounts, for choosing; a gateway that the shop declared is called as its manifest calls it. */
export const readAccounts = (tx: ShopTransaction, shopId: ShopId): Promise<AccountRow[]> =>
  tx.$queryRaw<AccountRow[]>`
    select a.id::text as id, a.label, coalesce(d.manifest::json->>'name', a.gateway) as gateway
    from gateway_account a left join declared_gateway d on d.shop_id = a.shop_id and d.id = a.declared_gateway_id
    where a.shop_id = ${shopId}::uuid order by a.created_at, a.id`;
