import type { Session } from '../session.store.server.ts';

/**
 * The codes that are thought about: a line is judged together with all others of its code, so that neither their order nor
 * the files that brought them can change what is found.
 */
const UNIT = `
create temp table unit on commit drop as
select distinct voucher_id from new_line where voucher_id is not null`;

/** Refunds are of a payment: the lines of all its codes are judged together, whichever of them has news. */
const CODES_OF_REFUNDED = `
insert into unit
select distinct other.voucher_id
from unit u
join receipt own on own.shop_id = $1 and own.voucher_id = u.voucher_id
join receipt other on other.shop_id = $1 and other.payment_id = own.payment_id and other.voucher_id <> own.voucher_id
where (u.voucher_id in (select voucher_id from new_line where kind = 'refund') or exists (
    select from settlement_line s where s.shop_id = $1 and s.voucher_id = u.voucher_id and s.kind = 'refund'))
  and not exists (select from unit known where known.voucher_id = other.voucher_id)`;

/**
 * What came in with each code; \`several\`: more than one receipt, so that a line must say which. \`placed_on\`: the last day of
 * what people have placed of it, whose books have it whenever that was.
 */
const RECEIPTS = `
create temp table unit_receipt on commit drop as
select r.voucher_id, r.id as receipt_id, r.payment_id, r.operation, r.amount_minor, r.amount_minor as owed_minor, r.currency,
  r.paid_at, t.receipt_id is not null as reversed, false as several, null::date as placed_on
from unit u
join receipt r on r.shop_id = $1 and r.voucher_id = u.voucher_id
left join receipt_reversal t on t.shop_id = $1 and t.receipt_id = r.id`;

const SEVERAL = `
update unit_receipt set several = true
where voucher_id in (select voucher_id from unit_receipt group by voucher_id having count(*) > 1)`;

/**
 * What people have placed stays, and is not waited for again: by hand, by a share, or by accepting another amount. A line in
 * another currency that a person put there is all of the payment; more than was paid is no more than all of it.
 */
const PLACED_BY_PEOPLE = `
update unit_receipt r set owed_minor = greatest(r.amount_minor - placed.minor, 0), placed_on = placed.day
from (
  select receipt_id, sum(minor)::bigint as minor, max(booked_on) as day from (
    select s.receipt_id, s.booked_on, case when coalesce(s.gross_currency, s.currency) <> o.currency then o.amount_minor
      else coalesce(s.gross_minor, s.net_minor - coalesce(s.fee_minor, 0) - coalesce(s.fee_tax_minor, 0)) end as minor
    from settlement_line s join receipt o on o.shop_id = s.shop_id and o.id = s.receipt_id
    left join exception e on e.shop_id = s.shop_id and e.id = s.exception_id
    where s.shop_id = $1 and s.rule in ('by-hand', 'decision') and s.kind = 'sale' and s.receipt_id is not null
      and (s.rule = 'by-hand' or e.kind = 'AMOUNT_MISMATCH')
    union all
    select h.receipt_id, l.booked_on, h.amount_minor
    from line_share h join settlement_line l on l.shop_id = h.shop_id and l.id = h.line_id where h.shop_id = $1
  ) one group by receipt_id
) placed
where placed.receipt_id = r.receipt_id`;

/** Lines that are judged again though they name no code that is known. */
const ASKED_LINE = 'create temp table asked_line (id bigint not null) on commit drop';

/** What is new and no plain line, the months in whose books new lines stand, the payouts that they name. */
const NEW = [
  `create temp table new_line (
    line_key uuid not null, account_id uuid not null, file_line integer not null, kind text not null, word text not null,
    reference text, transaction_code text, operation text, payout text, booked_at timestamptz, booked_on date not null,
    net_minor bigint, currency text not null, gross_minor bigint, gross_currency text, fee_minor bigint, fee_tax_minor bigint,
    voucher_id uuid, found_by text) on commit drop`,
  'create temp table month_of (currency text not null, own date not null, month date not null) on commit drop',
  'create temp table payout_named (currency text not null, name text not null, payout_id uuid not null) on commit drop',
];

/** What is to be judged again. */
export type Again = {
  readonly vouchers: readonly string[];
  readonly lines: readonly string[];
};

/** Gathers codes and lines that stand already. */
export async function gatherAgain(session: Session, { vouchers, lines }: Again): Promise<void> {
  await makeNew(session);
  await session.run(
    'create temp table unit on commit drop as select distinct unnest($1::uuid[]) as voucher_id',
    [vouchers],
  );
  await session.run('insert into asked_line select unnest($1::bigint[])', [lines]);
  await gatherReceipts(session);
}

/** Makes the tables of what is new, with nothing in them: where only lines that stand are judged again, they stay so. */
export async function makeNew(session: Session): Promise<void> {
  for (const statement of [...NEW, ASKED_LINE]) await session.run(statement);
}

/** Gathers the codes of the new lines, and what came in with them. */
export async function gatherUnits(session: Session): Promise<void> {
  await session.run(UNIT);
  await gatherReceipts(session);
}

/** To be called once `unit` and `new_line` stand. */
export async function gatherReceipts(session: Session): Promise<void> {
  await session.run('analyze unit');
  // A code may have the money of two payments, and so lead on to a third code.
  while ((await session.run(CODES_OF_REFUNDED, [session.shopId])) > 0);
  await session.run(RECEIPTS, [session.shopId]);
  await session.run(SEVERAL);
  await session.run('analyze unit_receipt');
  await session.run(PLACED_BY_PEOPLE, [session.shopId]);
}
