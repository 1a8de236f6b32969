import type { AccountId, PaymentId } from '#app/kernel/ids.ts';
import type { Session } from '../session.store.server.ts';
import type { Derived, ExpectationFacts, ExpectationState, Told } from './expectation.ts';

/** Receipts that are looked at in one transaction. */
const LOOKED_AT_ONCE = 5_000;

type Row = {
  readonly receipt_id: string;
  readonly payment_id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly gross_minor: string;
  readonly paid_at: Date;
  readonly paid_on: string;
  readonly state: ExpectationState;
  readonly rate_card_id: string | null;
  readonly due_on: string | null;
  readonly fee_minor: string | null;
  readonly fee_tax_minor: string | null;
  readonly withheld_minor: string | null;
  readonly in_batch: boolean;
  readonly reversed: boolean;
  readonly sealed: boolean;
  readonly reference: string | null;
  readonly operation: string | null;
  readonly missing: ExpectationFacts['missing'];
  readonly told_otherwise: boolean;
  readonly told_on: string | null;
  readonly told_minor: string;
};

/** What a person needs to claim money by, beside the facts. */
export type Looked = ExpectationFacts & {
  readonly reference: string | null;
  readonly operation: string | null;
  /** How much of it lines have told of. */
  readonly came: bigint;
};

/** Of an expectation `e`: its sale stands in a month that is closed, alone or as a share of a line. */
export const SEALED = `(exists (
  select from receipt paid
  join settlement_line l on l.shop_id = $1 and l.voucher_id = paid.voucher_id and l.receipt_id = paid.id and l.kind = 'sale'
  join period p on p.shop_id = $1 and p.account_id = l.account_id and p.currency = l.currency and p.month = l.month
  where paid.shop_id = $1 and paid.id = e.receipt_id)
 or exists (
  select from line_share h
  join settlement_line l on l.shop_id = $1 and l.id = h.line_id
  join period p on p.shop_id = $1 and p.account_id = l.account_id and p.currency = l.currency and p.month = l.month
  where h.shop_id = $1 and h.receipt_id = e.receipt_id))`;

/**
 * What people have placed of the receipt of an expectation `e`, and the last day on which they put a line to it. A line in
 * another currency is all of it: a person said so, and its minor units are none of the receipt's.
 */
const PLACED = `
select coalesce(sum(minor), 0) as minor, max(booked_on) filter (where by_hand) as last_on from (
  select case when coalesce(s.gross_currency, s.currency) <> e.currency then e.gross_minor
      else coalesce(s.gross_minor, s.net_minor - coalesce(s.fee_minor, 0) - coalesce(s.fee_tax_minor, 0)) end as minor,
    s.booked_on, s.rule = 'by-hand' as by_hand
  from settlement_line s left join exception x on x.shop_id = $1 and x.id = s.exception_id
  where s.shop_id = $1 and s.receipt_id = e.receipt_id and s.rule in ('by-hand', 'decision') and s.kind = 'sale'
    and (s.rule = 'by-hand' or x.kind in ('AMOUNT_MISMATCH', 'UNKNOWN_PAYMENT'))
  union all
  select h.amount_minor, l.booked_on, true
  from line_share h join settlement_line l on l.shop_id = $1 and l.id = h.line_id
  where h.shop_id = $1 and h.receipt_id = e.receipt_id
) one`;

/** What was given up of an expectation `e` has come: the day of its last sale, or of what people have put to it. */
const TOLD_ON = `coalesce((
    select max(l.booked_on) from settlement_line l
    where l.shop_id = $1 and l.voucher_id = r.voucher_id and l.receipt_id = e.receipt_id and l.kind = 'sale'
      and l.standing = 'matched' and l.rule <> 'by-hand'),
  case when placed.minor >= e.gross_minor then placed.last_on end)`;

const TOLD_OTHERWISE = `exists (
  select from exception d
  where d.shop_id = $1 and d.kind in ('AMOUNT_MISMATCH', 'CURRENCY_MISMATCH') and d.subject = 'receipt:' || e.receipt_id
    and d.closed_at is null)`;

const DUE = `
with due as materialized (
  select receipt_id from expectation e
  where e.shop_id = $1 and e.look_at is not null and e.look_at <= $2
    and (e.state in ('in-transit', 'overdue', 'decided') or e.derived_at is null or e.look_at = '-infinity')
  order by e.look_at limit ${LOOKED_AT_ONCE}
)
select e.receipt_id, r.payment_id, e.account_id, e.currency, e.gross_minor, r.paid_at, e.paid_on::text, e.state,
  e.rate_card_id, e.due_on::text, e.fee_minor, e.fee_tax_minor, e.withheld_minor, e.in_batch,
  r.operation, v.reference, x.receipt_id is not null as reversed, e.state = 'arrived' and ${SEALED} as sealed,
  case when m.id is null then 'none' when m.closed_at is null then 'open'
    when m.closed_by = 'clock' then 'explained' else 'decided' end as missing,
  ${TOLD_OTHERWISE} as told_otherwise, case when e.state = 'decided' then ${TOLD_ON}::text end as told_on,
  e.told_minor
from due
  join expectation e on e.shop_id = $1 and e.receipt_id = due.receipt_id
  join receipt r on r.shop_id = $1 and r.id = e.receipt_id
  join voucher v on v.shop_id = $1 and v.id = r.voucher_id
  left join receipt_reversal x on x.shop_id = $1 and x.receipt_id = e.receipt_id
  left join exception m on m.shop_id = $1 and m.kind = 'MISSING_IN_REPORT' and m.subject = 'receipt:' || e.receipt_id
  cross join lateral (${PLACED}) placed`;

/** What is to be looked at by now, the oldest first. */
export async function takeDue(session: Session, now: Date): Promise<readonly Looked[]> {
  return (await session.rows<Row>(DUE, [session.shopId, now])).map(lookedOf);
}

function lookedOf(row: Row): Looked {
  return {
    receiptId: row.receipt_id,
    paymentId: row.payment_id as PaymentId,
    accountId: row.account_id as AccountId,
    currency: row.currency,
    gross: BigInt(row.gross_minor),
    paidAt: row.paid_at,
    paidOn: row.paid_on,
    state: row.state,
    derived: derivedOf(row),
    reversed: row.reversed,
    sealed: row.sealed,
    missing: row.missing,
    told: toldOf(row),
    came: BigInt(row.told_minor),
    reference: row.reference,
    operation: row.operation,
  };
}

function toldOf({ told_on: on, told_otherwise }: Row): Told {
  if (on !== null) return { is: 'all', on };
  return { is: told_otherwise ? 'otherwise' : 'nothing' };
}

function derivedOf(row: Row): Derived | null {
  const { rate_card_id: cardId, due_on: dueOn } = row;
  if (cardId === null || dueOn === null) return null;
  const fee = BigInt(row.fee_minor ?? 0);
  const feeTax = BigInt(row.fee_tax_minor ?? 0);
  const withheld = BigInt(row.withheld_minor ?? 0);
  return { cardId, dueOn, fee, feeTax, withheld, inBatch: row.in_batch };
}
