import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/prisma/client.ts';

/** Lines of a file whose numbers lie together, and between which days all of its lines are; the last is not among them. */
export type Stretch = {
  readonly account: string;
  readonly from: bigint;
  readonly before: bigint;
  readonly from_day: string;
  readonly before_day: string;
};

/** A file that was mended more often than this, with others coming in between, is looked for line by line. */
const MOST_STRETCHES = 20;

/** Where the lines of a file are; null where that is in too many places to walk them all. */
export async function findStretches(
  tx: ShopTransaction,
  shopId: ShopId,
  fileId: string,
): Promise<readonly Stretch[] | null> {
  const stretches = await tx.$queryRaw<Stretch[]>`
    select f.account_id::text as account, lower(s) as from, upper(s) as before, lower(f.lines_in)::text as from_day,
      upper(f.lines_in)::text as before_day
    from report_file f cross join unnest(f.lines_at) s
    where f.shop_id = ${shopId}::uuid and f.id = ${fileId}::uuid limit ${MOST_STRETCHES + 1}::int`;
  return stretches.length > MOST_STRETCHES ? null : stretches;
}

/** Whether a line, `l`, is in a stretch of a file: by its number and its day, which the index of its book knows. */
export const inStretch = ({ from, before, from_day, before_day }: Stretch): Prisma.Sql =>
  Prisma.sql`and l.id >= ${from}::bigint and l.id < ${before}::bigint
    and l.booked_on >= ${from_day}::date and l.booked_on < ${before_day}::date`;
