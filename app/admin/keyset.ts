import { Prisma } from '#app/platform/prisma/client.ts';

/** Rows on one page of a list: more would weigh on a phone. */
export const PAGE_SIZE = 50;

/** Where a page starts: an instant to the microsecond, as PostgreSQL writes it, and the id beside it. */
export type Cursor = { readonly at: string; readonly id: string };
export type Turn =
  | { readonly to: 'first' }
  | { readonly to: 'after' | 'before'; readonly cursor: Cursor };

/** A page, newest first, and the ways on. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
};

const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)_([0-9a-f-]{36})$/;

const readCursor = (text: string | null): Cursor | null => {
  const [, at, id] = CURSOR.exec(text ?? '') ?? [];
  return at && id && Date.parse(at) > 0 ? { at, id } : null;
};

/** Reads `?after=` or `?before=`; anything else is the first page. */
export function readTurn(params: URLSearchParams): Turn {
  const after = readCursor(params.get('after'));
  if (after) return { to: 'after', cursor: after };
  const before = readCursor(params.get('before'));
  return before ? { to: 'before', cursor: before } : { to: 'first' };
}

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

/** Cuts what a keyset query brought (one row more than a page, in the order of its turn) into a page. */
export function cutPage<Row extends { readonly cursor: string }>(
  brought: readonly Row[],
  turn: Turn,
): Page<Row> {
  const more = brought.length > PAGE_SIZE;
  const kept = brought.slice(0, PAGE_SIZE);
  const rows = turn.to === 'before' ? kept.reverse() : kept;
  const hasNext = turn.to === 'before' || more;
  const hasPrevious = turn.to === 'after' || (turn.to === 'before' && more);
  return {
    rows,
    next: hasNext ? (rows.at(-1)?.cursor ?? null) : null,
    previous: hasPrevious ? (rows[0]?.cursor ?? null) : null,
  };
}
