import type { Session } from '../session.store.server.ts';

/** Lines of one portion: a small report's are all told with its import, in the same transaction. */
const TOLD_AT_ONCE = 20_000;

const NOTED = `
update report_file set arrivals_at = coalesce(arrivals_at, $3), arrivals_after = coalesce(arrivals_after, $4)
where shop_id = $1 and id = $2`;

/** Behind which line those of the next file will stand; no other file's come between, under the lock of the shop's lines. */
export async function lastLine({ rows, shopId }: Session): Promise<string> {
  const [last] = await rows<{ id: string }>(
    'select coalesce(max(id), 0)::text as id from settlement_line where shop_id = $1',
    [shopId],
  );
  return last?.id ?? '0';
}

/** Notes that what the lines of this file brought is to be told to the expectations, with what was not told of it before. */
export const noteArrivals = (
  session: Session,
  { fileId, after, at }: { readonly fileId: string; readonly after: string; readonly at: Date },
): Promise<number> => session.run(NOTED, [session.shopId, fileId, at, after]);

/** Whether any expectation of the shop is still to be told. */
export async function areArrivalsDue({ rows, shopId }: Session): Promise<boolean> {
  const [file] = await rows<{ due: boolean }>(
    'select exists (select from report_file where shop_id = $1 and arrivals_at is not null) as due',
    [shopId],
  );
  return file?.due === true;
}

/** What a person placed may be a part: it was told to its receipt, with how much of it is left, when it was placed. */
const PORTION = `
create temp table portion on commit drop as
select l.id, l.receipt_id, l.booked_on,
  l.kind = 'sale' and l.standing = 'matched' and l.rule <> 'by-hand' and l.receipt_id is not null as arrives
from report_file f join settlement_line l on l.shop_id = f.shop_id and l.file_id = f.id and l.id > f.arrivals_after
where f.shop_id = $1 and f.id = $2 and f.arrivals_at is not null
order by l.id limit $3`;

/** By where the line stands now: what a person decided meanwhile is not undone. */
const ARRIVED = `
update expectation e set state = 'arrived', arrived_on = a.day
from (select receipt_id, max(booked_on) as day from portion where arrives group by receipt_id) a
where e.shop_id = $1 and e.receipt_id = a.receipt_id and e.state in ('in-transit', 'overdue')`;

const TOLD = `
update report_file f set arrivals_at = case when p.lines = $3 then f.arrivals_at end,
  arrivals_after = case when p.lines = $3 then p.last end
from (select count(*) as lines, max(id) as last from portion) p
where f.shop_id = $1 and f.id = $2`;

/**
 * Tells the expectations what the next portion of a file's lines brought, at most `most`. To be called under the lock of the
 * shop's lines.
 */
export async function tellPortion(
  session: Session,
  fileId: string,
  most: number = TOLD_AT_ONCE,
): Promise<void> {
  const { shopId } = session;
  await session.run(PORTION, [shopId, fileId, most]);
  await session.run('analyze portion');
  await session.run(ARRIVED, [shopId]);
  await session.run(TOLD, [shopId, fileId, most]);
  await session.run('drop table portion');
}
