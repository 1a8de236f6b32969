import { Prisma } from '#app/platform/prisma/client.ts';
import { PAGE_SIZE, type Turn } from './keyset.ts';

/** The two columns a list is ordered by; written by us, never by a request. */
export type Keys = { readonly at: Prisma.Sql; readonly id: Prisma.Sql };

/** The condition, order and limit of one page: by position, never by count, so that new rows shift nothing. */
export function keysetOf(turn: Turn, { at, id }: Keys) {
  const backwards = turn.to === 'before';
  const order = backwards
    ? Prisma.sql`order by ${at}, ${id}`
    : Prisma.sql`order by ${at} desc, ${id} desc`;
  const limit = Prisma.sql`limit ${PAGE_SIZE + 1}::int`;
  if (turn.to === 'first') return { where: Prisma.empty, order, limit };
  const { cursor } = turn;
  const where = backwards
    ? Prisma.sql`and (${at}, ${id}) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`and (${at}, ${id}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
  return { where, order, limit };
}

/** The select expression from which a cursor is made. */
export const cursorText = ({ at, id }: Keys): Prisma.Sql =>
  Prisma.sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${id}`;
