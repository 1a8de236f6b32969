import type pg from 'pg';

/** What stands in the shop's books: ids by what they are good for. */
export type ReconciledShop = {
  /** One line of each standing. */
  readonly lines: readonly string[];
  readonly files: readonly string[];
  readonly payouts: readonly string[];
  /** Closed with a loss, with a return, and with one that was taken back since. */
  readonly decided: readonly string[];
  /** A line that brought money and is in an exception, and that exception. */
  readonly astray: string;
  readonly open: string;
};

const KINDS = [
  'sale',
  'refund',
  'chargeback',
  'chargeback-won',
  'reversal',
  'fee',
  'fee-tax',
  'withholding',
  'frozen',
  'released',
  'adjustment',
  'not-paid',
  'unknown',
];

/** The row of the report that cannot be read as it comes. */
export const BAD_LINE = 3;

/** A report of two unknown payments, one of them spoiled, whose columns nobody knows yet: other heads for each who uploads it. */
export const reportOf = (who: string, operation: string): Buffer =>
  Buffer.from(
    `CIP;Operacion;Fecha;Tipo;Bruto ${who};Comision;IGV;Neto\n` +
      `99000001;${who}${operation};20/11/2026;VENTA;120.50;4.66;0.84;115.00\n` +
      `99000002;${who}${operation};20/11/2026;VENTA;uno;4.66;0.84;115.00\n`,
  );

const TERMS = {
  settleDays: 2,
  cutOffMinute: 1_080,
  fee: { tiers: [{ upTo: null, percentPpm: 34_900, fixed: '100' }], minimum: null, maximum: null },
  feeTax: { ppm: 180_000, per: 'line', rounding: 'half-up' },
  withholdings: [{ name: 'ITF', ppm: 50, of: 'gross' }],
  otherFees: { refund: '0', dispute: '0', transfer: '0', monthly: '0' },
  settlesIn: null,
};

/** Gives a busy shop its books: reports, lines of every kind and standing, payouts, and a rate card. */
export async function reconcileShop(client: pg.Client): Promise<ReconciledShop> {
  const { rows } = await client.query<{ shop_id: string; account_id: string }>(
    `select shop_id, id as account_id from gateway_account order by created_at limit 1`,
  );
  const [{ shop_id: shop, account_id: account } = { shop_id: '', account_id: '' }] = rows;
  const ids = async (sql: string, values: readonly unknown[]) =>
    (await client.query<{ id: string }>(sql, [...values])).rows.map(({ id }) => id);
  await client.query(
    `insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by, due_at)
     values ($1, gen_random_uuid(), $2, 'PEN', '2026-01-01', $3, now(), 'staff:1', now())`,
    [shop, account, TERMS],
  );
  const files = [
    ...(await ids(FILE, [shop, account, 'liquidacion-1.csv', 'imported', null])),
    ...(await ids(FILE, [
      shop,
      account,
      'cortado.csv',
      'refused',
      '{"why":"truncated","line":12}',
    ])),
    ...(await ids(FILE, [shop, account, 'foto.png', 'refused', '{"why":"not-text"}'])),
  ];
  await client.query(
    `insert into quarantined_row (shop_id, file_id, file_line, column_name, why) values ($1, $2, 7, 'Neto', 'not an amount')`,
    [shop, files[0]],
  );
  const payouts = await ids(PAYOUTS, [shop, account]);
  for (const [place, kind] of KINDS.entries())
    await client.query(LINE, [shop, account, files[0], place + 1, kind, null, 'exception']);
  await client.query(LINE, [shop, account, files[0], 50, 'payout', payouts[0], 'matched']);
  await client.query(PAID_LINES, [shop, account, files[0]]);
  await client.query(LINE, [shop, account, files[0], 90, 'sale', null, 'decided']);
  await client.query(LINE, [shop, account, files[0], 91, 'sale', null, 'informs']);
  await client.query(SUMS, [shop]);
  await client.query(CONTROL, [shop]);
  const lines = await ids(
    'select distinct on (standing) id::text as id from settlement_line where shop_id = $1 order by standing, id',
    [shop],
  );
  const decided = await ids(DECIDED, [shop]);
  await client.query(SAID_OF_MONEY, [shop, decided]);
  await client.query(TAKEN_BACK, [shop]);
  const [astray = '', open = ''] = await ids(ASTRAY, [shop]);
  return { lines, files, payouts, decided, astray, open };
}

const FILE = `
insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state, refusal, format,
  encoding, delimiter, rows_read, lines_new, rows_bad, imported_at)
values ($1, gen_random_uuid(), $2, sha256(convert_to($3, 'UTF8')), $3, 4096, 'upload', now(), 'staff:1', $4, $5, 'pagoefectivo', 'utf-8',
  ';', 20, 19, 1, case when $4 = 'imported' then now() end) returning id`;

const PAYOUTS = `
insert into payout (shop_id, id, account_id, name, currency, sent_on, sent_minor, bank_on, bank_minor, bank_told_by)
select $1, gen_random_uuid(), $2, name, 'PEN', current_date - 2, sent, bank_on, bank, case when bank is null then null else 'staff:1' end
from (values ('A-1', 250000::bigint, null::date, null::bigint), ('A-2', 120000, current_date - 1, 120000)) p (name, sent, bank_on, bank)
returning id`;

/** A line of its own for each kind; sums of each move the balance by one sol for each place. */
const LINE = `
insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, reference, operation, booked_on, net_minor,
  currency, month, standing, rule, payout_id, exception_id)
select $1, $2, $3, $4::int, gen_random_uuid(), $5, 'ABONO', 'R-' || $4, 'OP-' || $4, current_date - 1,
  case when $7 = 'informs' then null when $5 in ('sale', 'released', 'chargeback-won') then 100 * $4::bigint else -100 * $4::bigint end,
  'PEN', date_trunc('month', current_date - 1), $7, case when $7 in ('matched', 'decided') then 'payout' end, $6,
  case when $7 in ('exception', 'decided') then (select id from exception where shop_id = $1 and kind = 'UNKNOWN_PAYMENT' limit 1) end`;

/** What was paid is settled, with fee and IGV. */
const PAID_LINES = `
insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, reference, operation, booked_on, net_minor,
  currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month, standing, rule, voucher_id, receipt_id)
select $1, $2, $3, 100 + row_number() over (), gen_random_uuid(), 'sale', 'ABONO', v.reference, r.operation, current_date - 1,
  r.amount_minor - 500, r.currency, r.amount_minor, r.currency, -424, -76, date_trunc('month', current_date - 1), 'matched', 'reference',
  v.id, r.id
from receipt r join voucher v on v.shop_id = r.shop_id and v.id = r.voucher_id
where r.shop_id = $1 and r.account_id = $2 and r.currency = 'PEN' limit 5`;

const SUMS = `
insert into daily_total (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor, fee_tax_minor,
  net_minor)
select shop_id, account_id, currency, month, booked_on, kind, standing, count(*), coalesce(sum(gross_minor), 0),
  coalesce(sum(fee_minor), 0), coalesce(sum(fee_tax_minor), 0), coalesce(sum(net_minor), 0)
from settlement_line where shop_id = $1 group by 1, 2, 3, 4, 5, 6, 7`;

const CONTROL = `
insert into report_control (shop_id, file_id, currency, lines, net_minor, lines_known, net_known_minor)
select shop_id, file_id, currency, count(*), sum(net_minor), 0, 0 from settlement_line
where shop_id = $1 and net_minor is not null group by 1, 2, 3`;

const ASTRAY = `
with astray as (
  select id, exception_id from settlement_line where shop_id = $1 and kind = 'sale' and standing = 'exception' order by id limit 1
)
select id::text as id from astray union all select exception_id::text from astray`;

const DECIDED = `
insert into exception (shop_id, id, kind, subject, opened_at, evidence, closed_at, closed_by, close_reason)
select $1, gen_random_uuid(), kind, 'decided', now(), '{"amount": "-120.50", "currency": "PEN"}', now(), 'staff:1', choice || E'\\n00123'
from (values ('CHARGEBACK', 'written-off'), ('UNKNOWN_PAYMENT', 'returned-money')) d (kind, choice) returning id`;

const SAID_OF_MONEY = `
insert into money_decision (shop_id, id, exception_id, choice, amount_minor, currency, on_day, reference, at, actor)
select $1, gen_random_uuid(), e.id, d.choice, 12050, 'PEN', current_date, d.reference, now(), 'staff:1'
from unnest($2::uuid[]) e (id) cross join (values ('written-off', null), ('returned-money', '00123')) d (choice, reference)`;

const TAKEN_BACK = `
insert into money_decision_undone (shop_id, decision_id, at, actor)
select shop_id, id, now(), 'staff:1' from money_decision where shop_id = $1 and choice = 'written-off' limit 1`;
