import pg from 'pg';
import { type Ledger, paidCodeSql } from './ledger.ts';
import { HUNDRED, TAKEN_BACK } from './report-lines.ts';
import { feeSql, igvSql, SETTLE_DAYS, TERMS } from './tariff.ts';

/** Payments that are written in one transaction. */
const PORTION = 100_000;

type Seeding = {
  readonly ownerUrl: string;
  readonly accountId: string;
  readonly ledger: Ledger;
  readonly tell: (done: number) => void;
};

/**
 * Paid codes, as the shop's own purchases would have left them: checkout, payment, person, voucher, receipt and what it must
 * bring by the account's rate card, and the refunds that the report tells of. By the owner, and through every trigger, key and foreign key that ships.
 */
export async function seedLedger({ ownerUrl, accountId, ledger, tell }: Seeding): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    // Only the seeding forgoes the wait for the disk; what is measured does not.
    await client.query('set synchronous_commit = off');
    await client.query(TOOLS);
    await client.query(RATE_CARD, [accountId, JSON.stringify(TERMS)]);
    const rows = rowsSql(ledger);
    for (let from = 0; from < ledger.payments; from += PORTION) {
      const to = Math.min(from + PORTION, ledger.payments) - 1;
      await client.query('begin');
      await client.query(rows.portion, [from, to, accountId]);
      for (const insert of rows.inserts) await client.query(insert);
      await client.query('commit');
      tell(to + 1);
    }
    // The worker would have looked at this news long ago.
    await client.query('truncate ledger_news');
    // Payments that come one by one add themselves up; these came a hundred thousand in a transaction.
    await client.query('select add_up_paid(shop_id) from gateway_account where id = $1', [
      accountId,
    ]);
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

/** Ids in the order of time, as the product's own (UUID version 7), but the same in each run. */
const TOOLS = `
  create function pg_temp.id_of(what text, n bigint, at timestamptz) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(what || n), 1, 3)
      || '8' || substr(md5(what || n), 4, 15))::uuid $$`;

const RATE_CARD = `
  insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by)
  select shop_id, gen_random_uuid(), id, 'PEN', '2026-01-01', $2, created_at, 'staff:bench' from gateway_account where id = $1`;

function rowsSql(ledger: Ledger) {
  const code = paidCodeSql(ledger);
  const portion = `
    create temp table portion on commit drop as
    select n, a.shop_id, a.id as account_id, ${code.reference} as reference, ${code.transactionCode} as transaction_code,
      ${code.operation} as operation, ${code.amount} as amount, ${code.paidAt} as paid_at, ${code.paidAt} - interval '3 hours' as opened_at,
      pg_temp.id_of('checkout', n, ${code.paidAt}) as checkout_id, pg_temp.id_of('payment', n, ${code.paidAt}) as payment_id,
      pg_temp.id_of('voucher', n, ${code.paidAt}) as voucher_id, pg_temp.id_of('receipt', n, ${code.paidAt}) as receipt_id,
      ${code.place} % ${HUNDRED} = ${TAKEN_BACK.refund} as refunded
    from generate_series($1::bigint, $2::bigint) n, gateway_account a where a.id = $3::uuid order by n`;
  return { portion, inserts: INSERTS };
}

const INSERTS = [
  `insert into checkout (shop_id, id, registration_key, group_key, opened_at)
   select shop_id, checkout_id, 'payments', 'g' || n, opened_at from portion`,
  `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor,
     currency, merchant_locale, buyer_locale, proposed_at, opened_at, request_digest, state, landed_at, order_name,
     updated_at)
   select shop_id, payment_id, checkout_id, 'payments-app', 'payments', 's' || n, 'gid://shopify/PaymentSession/s' || n, true,
     'sale', amount, 'PEN', 'es', 'es', opened_at, opened_at, sha256(n::text::bytea), 'paid', opened_at,
     '#' || 100000 + n, paid_at
   from portion`,
  `insert into personal_data (shop_id, payment_id, key_sealed, sealed, email_hash)
   select shop_id, payment_id, 'none', 'none', sha256(('shopper-' || n / 3)::bytea) from portion`,
  `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, code, amount_minor,
     currency, deadline, expires_at, intended_at, issued_at, ended_at)
   select shop_id, voucher_id, checkout_id, payment_id, account_id, transaction_code, 'paid', reference, reference, amount, 'PEN',
     opened_at + interval '48 hours', opened_at + interval '48 hours', opened_at, opened_at, paid_at
   from portion`,
  `insert into receipt (shop_id, id, account_id, voucher_id, payment_id, operation, amount_minor, currency, purpose, paid_at,
     recorded_at, evidence)
   select shop_id, receipt_id, account_id, voucher_id, payment_id, operation, amount, 'PEN', 'settles', paid_at, paid_at, '{}'
   from portion`,
  `insert into refund (shop_id, id, payment_id, registration_key, session_id, session_gid, payment_session_id, test, amount_minor,
     currency, opened_at, request_digest, state, decided_by, decided_at)
   select shop_id, pg_temp.id_of('refund', n, paid_at), payment_id, 'payments', 'r' || n, 'gid://shopify/RefundSession/r' || n,
     's' || n, true, amount, 'PEN', paid_at, sha256(n::text::bytea), 'resolved', 'staff:bench', paid_at
   from portion where refunded`,
  `update expectation e set rate_card_id = c.id, due_on = due.day, derived_at = e.look_at, withheld_minor = 0,
     look_at = (due.day + 1)::timestamp at time zone 'America/Lima', fee_minor = ${feeSql('p.amount')},
     fee_tax_minor = ${igvSql(feeSql('p.amount'))}
   from portion p join rate_card c on c.shop_id = p.shop_id and c.account_id = p.account_id
     cross join lateral (select (p.paid_at at time zone 'America/Lima')::date + ${2 * SETTLE_DAYS} as day) due
   where e.shop_id = p.shop_id and e.receipt_id = p.receipt_id`,
];
