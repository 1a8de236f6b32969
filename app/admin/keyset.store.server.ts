import { Prisma } from '#app/platform/prisma/client.ts';
import { PAGE_SIZE, type Position, type Turn } from './keyset.ts';

/** The two columns a list is ordered by; written by us, never by a request. By instant and uuid where nothing else is said. */
export type Keys = {
  readonly at: Prisma.Sql;
  readonly id: Prisma.Sql;
  readonly position?: Position;
};

const TYPES: Readonly<Record<Position, { at: Prisma.Sql; id: Prisma.Sql }>> = {
  instant: { at: Prisma.sql`timestamptz`, id: Prisma.sql`uuid` },
  'day-number': { at: Prisma.sql`date`, id: Prisma.sql`bigint` },
  'day-uuid': { at: Prisma.sql`date`, id: Prisma.sql`uuid` },
};

/** The condition, order and limit of one page: by position, never by count, so that new rows shift nothing. */
export function keysetOf(turn: Turn, { at, id, position = 'instant' }: Keys) {
  const backwards = turn.to === 'before';
  const order = backwards
    ? Prisma.sql`order by ${at}, ${id}`
    : Prisma.sql`order by ${at} desc, ${id} desc`;
  const limit = Prisma.sql`limit ${PAGE_SIZE + 1}::int`;
  if (turn.to === 'first') return { where: Prisma.empty, order, limit };
  const types = TYPES[position];
  const from = Prisma.sql`(${turn.cursor.at}::${types.at}, ${turn.cursor.id}::${types.id})`;
  const where = backwards
    ? Prisma.sql`and (${at}, ${id}) > ${from}`
    : Prisma.sql`and (${at}, ${id}) < ${from}`;
  return { where, order, limit };
}

/** The select expression from which a cursor is made. */
export const cursorText = ({ at, id, position = 'instant' }: Keys): Prisma.Sql =>
  position === 'instant'
    ? Prisma.sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${id}`
    : Prisma.sql`${at}::text || '_' || ${id}`;
