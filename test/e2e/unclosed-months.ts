import pg from 'pg';
import type { World } from '../../cli/launch/world.ts';

/** Three months that have ended and are open, the first of them with two matters that nobody has decided about. */
export type UnclosedMonths = {
  /** As addresses name them, the earliest first. */
  readonly paths: readonly string[];
  /** What keeps the first open: a line, and a payout of which the bank got less. */
  readonly matters: readonly string[];
  /** A report with a fee that an earlier one had told with another cell, and that fee. */
  readonly again: { readonly file: string; readonly line: string };
};

/** Gives a shop that has an account its books of three months, as a report would have brought them. */
export const keepUnclosedMonths = (world: World): Promise<UnclosedMonths> =>
  withOwner(world, async (client) => {
    const ids = async (sql: string, values: readonly unknown[]) =>
      (await client.query<{ id: string }>(sql, [...values])).rows.map(({ id }) => id);
    const [account = ''] = await ids(
      'select id from gateway_account order by created_at limit 1',
      [],
    );
    const [file, second = ''] = [
      ...(await ids(FILE, [account, 'tres-meses.csv', 4])),
      ...(await ids(FILE, [account, 'otra-vez.csv', 1])),
    ];
    const [payout] = await ids(PAYOUT, [account]);
    const matters = [
      ...(await ids(EXCEPTION, [account, 'UNKNOWN_ROW', 'line:1', '-30.00', null])),
      ...(await ids(EXCEPTION, [
        account,
        'PAYOUT_MISMATCH',
        `payout:${payout}`,
        '200.00',
        '250.00',
      ])),
    ];
    for (const ago of [3, 2, 1]) await client.query(FEE, [account, file, ago]);
    const [line = ''] = await ids(FEE, [account, second, 2]);
    await client.query(DAYS, [account]);
    await client.query(ASTRAY, [account, file, matters[0]]);
    await client.query(SUMS, [account]);
    await client.query(CONTROL, [account]);
    const again = { file: second, line };
    return { paths: await ids(MONTHS, [account]), matters, again };
  });

/** The months that are closed, and who closed them. */
export const closedMonths = (world: World) =>
  withOwner(world, async (client) => {
    const found = await client.query<{ path: string; by: string }>(
      `select account_id || '/' || currency || '/' || to_char(month, 'YYYY-MM') as path, closed_by as by from period order by month`,
    );
    return found.rows;
  });

async function withOwner<T>(world: World, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(world.ownerUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The first day of the month so many months ago. */
const month = (ago: string) =>
  `(date_trunc('month', current_date - 1) - make_interval(months => ${ago}))::date`;
const SHOP = '(select shop_id from gateway_account where id = $1)';

const FILE = `
insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state, format, encoding,
  delimiter, rows_read, lines_new, imported_at)
values (${SHOP}, gen_random_uuid(), $1, sha256(convert_to($2, 'UTF8')), $2, 4096, 'upload', now(), 'staff:1', 'imported',
  'pagoefectivo', 'utf-8', ';', $3::int, $3::int, now()) returning id`;

const PAYOUT = `
insert into payout (shop_id, id, account_id, name, currency, sent_on, sent_minor, bank_on, bank_minor, bank_told_by)
values (${SHOP}, gen_random_uuid(), $1, 'A-1', 'PEN', ${month('3')} + 20, 25000, ${month('3')} + 21, 20000, 'staff:1') returning id`;

const EXCEPTION = `
insert into exception (shop_id, id, kind, subject, opened_at, evidence)
values (${SHOP}, gen_random_uuid(), $2, $3, now(), jsonb_strip_nulls(jsonb_build_object('amount', $4::text, 'currency', 'PEN',
  'expected', $5::text, 'expectedCurrency', case when $5::text is not null then 'PEN' end))) returning id`;

const FEE = `
insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency, month,
  standing, rule)
values (${SHOP}, $1, $2, $3::int, gen_random_uuid(), 'fee', 'CARGO', ${month('$3::int')} + 9, -1000, 'PEN', ${month('$3::int')}, 'matched',
  'account-fee') returning id::text as id`;

const DAYS = `
update report_file f set lines_in = (
  select daterange(min(l.booked_on), max(l.booked_on), '[]') from settlement_line l where l.shop_id = f.shop_id and l.file_id = f.id)
where f.account_id = $1`;

const ASTRAY = `
insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency, month,
  standing, exception_id)
values (${SHOP}, $1, $2, 4, gen_random_uuid(), 'adjustment', 'AJUSTE', ${month('3')} + 9, -3000, 'PEN', ${month('3')}, 'exception', $3)`;

const SUMS = `
insert into daily_total (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor, fee_tax_minor,
  net_minor)
select shop_id, account_id, currency, month, booked_on, kind, standing, count(*), 0, 0, 0, sum(net_minor)
from settlement_line where account_id = $1 group by 1, 2, 3, 4, 5, 6, 7`;

const CONTROL = `
insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor)
select shop_id, file_id, currency, count(*), sum(net_minor), 0, 0 from settlement_line where account_id = $1 group by 1, 2, 3`;

const MONTHS = `
select distinct account_id || '/PEN/' || to_char(month, 'YYYY-MM') as id from settlement_line where account_id = $1 order by 1`;
