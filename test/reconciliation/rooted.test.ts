import { expect, it } from 'vitest';
import { withDatabase } from '#test/database.ts';
import { openBooks } from './books.ts';

/** Few lines are asked about one by one, many as sets: what they name must exist either way. */
const NAMED = ['file_id', 'receipt_id', 'refund_id', 'payout_id', 'exception_id'] as const;

it.each([1, 1_000])('refuses %i lines of which one names what does not exist', async (lines) => {
  await using house = await withDatabase();
  const { shopId, accountId } = await openBooks(house);
  const [file] = await house.asOwner<{ id: string }>(
    `insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state)
     values ($1, gen_random_uuid(), $2, sha256('x'), 'x.csv', 1, 'command', now(), 'operator', 'received') returning id`,
    [shopId, accountId],
  );
  const bring = (wrong: (typeof NAMED)[number] | null) =>
    house.asOwner(
      `insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency,
         month, standing, rule, receipt_id, refund_id, payout_id, exception_id)
       select $1, $2, case when one and $5 = 'file_id' then gen_random_uuid() else $3 end, n, gen_random_uuid(), 'sale', 'VENTA',
         '2026-10-01', 100, 'PEN', '2026-10-01', case when one and $5 = 'exception_id' then 'exception' else 'matched' end,
         case when one and $5 = 'exception_id' then null else 'reference' end,
         case when one and $5 = 'receipt_id' then gen_random_uuid() end, case when one and $5 = 'refund_id' then gen_random_uuid() end,
         case when one and $5 = 'payout_id' then gen_random_uuid() end, case when one and $5 = 'exception_id' then gen_random_uuid() end
       from generate_series(1, $4::int) n cross join lateral (select n = 1 as one) o`,
      [shopId, accountId, file?.id, lines, wrong],
    );
  for (const wrong of NAMED)
    await expect(bring(wrong), wrong).rejects.toThrow('names what does not exist');
  await bring(null);
});
