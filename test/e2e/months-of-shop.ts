import type pg from 'pg';

/** An account's months before the one that runs: two ago is closed, the last one is kept open by a line in an exception. */
export async function keepMonths(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ shop_id: string; account_id: string; file_id: string }>(
    `select shop_id, account_id, id as file_id from report_file where state = 'imported' order by received_at limit 1`,
  );
  const [
    { shop_id: shop, account_id: account, file_id: file } = {
      shop_id: '',
      account_id: '',
      file_id: '',
    },
  ] = rows;
  for (const [ago, standing] of [
    [2, 'matched'],
    [1, 'exception'],
  ] as const)
    await client.query(LINE, [shop, account, file, 200 + ago, ago, standing]);
  await client.query(SUMS, [shop, account]);
  await client.query(CONTROL, [shop, file]);
  await client.query(CLOSED, [shop, account, FACTS]);
  const months = await client.query<{ path: string }>(MONTHS, [account]);
  return months.rows.map(({ path }) => path);
}

const LINE = `
insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency, month,
  standing, rule, exception_id)
select $1, $2, $3, $4::int, gen_random_uuid(), 'fee', 'CARGO', m.month + 9, -1000, 'PEN', m.month, $6::text,
  case when $6 = 'matched' then 'account-fee' end,
  case when $6 = 'exception' then (select id from exception where shop_id = $1 and kind = 'UNKNOWN_PAYMENT' limit 1) end
from (select (date_trunc('month', current_date - 1) - make_interval(months => $5::int))::date as month) m`;

const SUMS = `
insert into daily_total (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor, fee_tax_minor,
  net_minor)
select shop_id, account_id, currency, month, booked_on, kind, standing, 1, 0, 0, 0, net_minor
from settlement_line where shop_id = $1 and account_id = $2 and word = 'CARGO'`;

/** What the reader told of them: as of a row that was mended since. */
const CONTROL = `
insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor, mend)
values ($1, $2, 'PEN', 2, -2000, 0, 0, 99)`;

const CLOSED = `
insert into period (shop_id, account_id, currency, month, closed_at, closed_by, opening_minor, closing_minor, totals)
values ($1, $2, 'PEN', date_trunc('month', current_date - 1) - interval '2 months', now(), 'staff:1', 0, -1000, $3)`;

const FACTS = {
  opening: '0',
  closing: '-1000',
  movements: [],
  standings: [],
  inTransit: [],
  decisions: [],
  decisionsLeftOut: '0',
  files: [],
  proof: { toldLines: '1', toldNet: '-1000', standsLines: '1', standsNet: '-1000' },
};

const MONTHS = `
select $1::text || '/PEN/' || to_char(month, 'YYYY-MM') as path
from generate_series(date_trunc('month', current_date - 1) - interval '2 months', date_trunc('month', current_date - 1), '1 month') month
order by month`;
