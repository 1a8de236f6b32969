import type { ReportLineKind } from '#app/gateways/report.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';

/**
 * Kinds of which nothing else says how often they may come: a sale, a refund or a dispute that is told twice is found when it
 * is put beside its payment.
 */
const KINDS = ['fee', 'fee-tax', 'withholding', 'payout', 'payout-returned'] as const;

const MOST_NAMED = 5;
/** Of days with more lines than this it is not asked on a report's page: a line's own page says it. */
const MOST_LINES = 20_000n;

export type LookalikeRow = {
  readonly id: string;
  readonly booked_on: string;
  readonly kind: ReportLineKind;
  readonly net_minor: bigint;
  readonly currency: string;
  readonly file_name: string;
};

/** Two lines of different reports that a gateway may have issued for the same thing: what names them, the amount and the day are equal. */
const ALIKE = Prisma.sql`o.kind = l.kind and o.currency = l.currency and o.booked_on = l.booked_on and o.net_minor = l.net_minor
  and o.file_id <> l.file_id and o.reference is not distinct from l.reference
  and o.transaction_code is not distinct from l.transaction_code and o.operation is not distinct from l.operation`;

/** The lines that look like this one and came in other reports: only a hint to a person, since two fees may well be equal. */
export const findLookalikes = (
  tx: ShopTransaction,
  shopId: ShopId,
  lineId: string,
): Promise<LookalikeRow[]> =>
  tx.$queryRaw<LookalikeRow[]>`
    select o.id::text as id, o.booked_on::text as booked_on, o.kind, o.net_minor, o.currency, f.name as file_name
    from settlement_line l
    join settlement_line o on o.shop_id = l.shop_id and o.account_id = l.account_id and ${ALIKE}
    join report_file f on f.shop_id = o.shop_id and f.id = o.file_id
    where l.shop_id = ${shopId}::uuid and l.id = ${lineId}::bigint and l.kind in (${Prisma.join([...KINDS])})
    order by o.id limit ${MOST_NAMED}::int`;

type Days = {
  readonly account: string;
  readonly name: string;
  readonly from_day: string;
  readonly before_day: string;
  readonly currencies: string[];
  readonly lines: bigint;
};

type OfFile = { readonly shopId: ShopId; readonly fileId: string };

/** Between which days a report's lines are, and how many lines its book has of those: by the sums by day. */
async function findDays(tx: ShopTransaction, { shopId, fileId }: OfFile): Promise<Days | null> {
  const [days] = await tx.$queryRaw<Days[]>`
    select f.account_id::text as account, f.name, lower(f.lines_in)::text as from_day, upper(f.lines_in)::text as before_day,
      array_agg(distinct t.currency) as currencies, sum(t.lines)::bigint as lines
    from report_file f
    join daily_total t on t.shop_id = f.shop_id and t.account_id = f.account_id and t.booked_on <@ f.lines_in
    where f.shop_id = ${shopId}::uuid and f.id = ${fileId}::uuid group by 1, 2, 3, 4`;
  return days ?? null;
}

/** The lines of a report that look like lines that came before it, the first of them by name, and how many there are. */
export async function readLookalikes(
  tx: ShopTransaction,
  { shopId, fileId }: OfFile,
): Promise<readonly (LookalikeRow & { readonly found: bigint })[]> {
  const days = await findDays(tx, { shopId, fileId });
  if (days === null || days.lines > MOST_LINES) return [];
  return tx.$queryRaw<(LookalikeRow & { readonly found: bigint })[]>`
    with known as materialized (
      select l.id, l.file_id, l.kind, l.currency, l.booked_on, l.net_minor, l.reference, l.transaction_code, l.operation
      from settlement_line l
      where l.shop_id = ${shopId}::uuid and l.account_id = ${days.account}::uuid and l.currency in (${Prisma.join(days.currencies)})
        and l.booked_on >= ${days.from_day}::date and l.booked_on < ${days.before_day}::date
        and l.kind in (${Prisma.join([...KINDS])}) and l.net_minor is not null
    )
    select l.id::text as id, l.booked_on::text as booked_on, l.kind, l.net_minor, l.currency, ${days.name} as file_name,
      count(*) over () as found
    from known l
    where l.file_id = ${fileId}::uuid and exists (select from known o where o.id < l.id and ${ALIKE})
    order by l.id limit ${MOST_NAMED}::int`;
}
