/** Rows on one page of a list: more would weigh on a phone. */
export const PAGE_SIZE = 50;

/** Where a page starts: an instant to the microsecond (or a day), as PostgreSQL writes it, and the id beside it. */
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

/** How the positions of a list are written: by instant and uuid, by day and number, by day (or none yet) and uuid. */
const CURSORS = {
  instant: /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)_([0-9a-f-]{36})$/,
  'day-number': /^(\d{4}-\d{2}-\d{2})_(\d{1,18})$/,
  'day-uuid': /^(\d{4}-\d{2}-\d{2}|infinity)_([0-9a-f-]{36})$/,
} as const;

export type Position = keyof typeof CURSORS;

const readCursor = (text: string | null, position: Position): Cursor | null => {
  const [, at, id] = CURSORS[position].exec(text ?? '') ?? [];
  return at && id && (at === 'infinity' || Date.parse(at) > 0) ? { at, id } : null;
};

/** Reads `?after=` or `?before=`; anything else is the first page. */
export function readTurn(params: URLSearchParams, position: Position = 'instant'): Turn {
  const after = readCursor(params.get('after'), position);
  if (after) return { to: 'after', cursor: after };
  const before = readCursor(params.get('before'), position);
  return before ? { to: 'before', cursor: before } : { to: 'first' };
}

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
