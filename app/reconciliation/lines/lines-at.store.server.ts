import type { Session } from '../session.store.server.ts';

const NOTED = `
update report_file f set
  lines_at = f.lines_at + int8multirange(int8range($3::bigint, l.last, '(]')),
  lines_in = range_merge(f.lines_in, m.days)
from (select max(id) as last from settlement_line where shop_id = $1) l,
  (select daterange(min(own), (max(own) + interval '1 month')::date) as days from month_of) m
where f.shop_id = $1 and f.id = $2 and l.last > $3::bigint`;

/**
 * Notes where the lines stand that a file has just brought: all those behind `after`, under the lock of the shop's lines, and
 * on the days of their months. A mended file has more than one such stretch.
 */
export const noteLinesAt = (
  session: Session,
  { fileId, after }: { readonly fileId: string; readonly after: string },
): Promise<number> => session.run(NOTED, [session.shopId, fileId, after]);
