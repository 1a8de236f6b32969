import type { ExceptionKind } from '#app/exceptions/kinds.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Database } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';
import { cursorText, type Keys, keysetOf } from '../keyset.store.server.ts';
import { cutPage, type Page, type Turn } from '../keyset.ts';

export type ExceptionsQuery = {
  readonly view: 'open' | 'closed';
  readonly kind: ExceptionKind | null;
  readonly turn: Turn;
};

export type ExceptionListRow = {
  readonly cursor: string;
  readonly id: string;
  readonly kind: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly owner: string | null;
  readonly evidence: unknown;
  readonly order_name: string | null;
  readonly amount_minor: bigint | null;
  readonly currency: string | null;
};

const KEYS: Keys = { at: Prisma.sql`e.opened_at`, id: Prisma.sql`e.id` };

/** One page of a shop's exceptions, newest first. */
export async function readExceptions(
  database: Database,
  shopId: ShopId,
  query: ExceptionsQuery,
): Promise<Page<ExceptionListRow>> {
  const { turn } = query;
  const page = keysetOf(turn, KEYS);
  const rows = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<ExceptionListRow[]>`
      select ${cursorText(KEYS)} as cursor, e.id, e.kind, e.opened_at, e.closed_at, e.owner, e.evidence,
        p.order_name, p.amount_minor, p.currency
      from exception e left join payment p on p.shop_id = e.shop_id and p.id = e.payment_id
      where ${askedFor(shopId, query)} ${page.where} ${page.order} ${page.limit}`,
  );
  return cutPage(rows, turn);
}

/** Which exceptions those are on all pages together: when they were opened, and their ids. */
export const allExceptionsSql = (shopId: ShopId, query: ExceptionsQuery): Prisma.Sql =>
  Prisma.sql`select e.opened_at, e.id from exception e where ${askedFor(shopId, query)}`;

function askedFor(shopId: ShopId, { view, kind }: ExceptionsQuery): Prisma.Sql {
  const closed =
    view === 'open' ? Prisma.sql`e.closed_at is null` : Prisma.sql`e.closed_at is not null`;
  const ofKind = kind === null ? Prisma.empty : Prisma.sql`and e.kind = ${kind}`;
  return Prisma.sql`e.shop_id = ${shopId}::uuid and ${closed} ${ofKind}`;
}
