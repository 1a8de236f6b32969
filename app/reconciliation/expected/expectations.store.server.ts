import type { AccountId, PaymentId } from '#app/kernel/ids.ts';
import type { Session } from '../session.store.server.ts';
import type { Day } from './business-days.ts';
import type {
  Derived,
  ExpectationFacts,
  ExpectationOutcome,
  ExpectationState,
} from './expectation.ts';
import { spreadFeeTax } from './expected-of.ts';

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
};

/** What a person needs to claim money by, beside the facts. */
export type Looked = ExpectationFacts & {
  readonly reference: string | null;
  readonly operation: string | null;
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

const DUE = `
with due as materialized (
  select receipt_id from expectation e
  where e.shop_id = $1 and e.look_at is not null and e.look_at <= $2
    and (e.state in ('in-transit', 'overdue') or e.derived_at is null or e.look_at = '-infinity')
  order by e.look_at limit ${LOOKED_AT_ONCE}
)
select e.receipt_id, r.payment_id, e.account_id, e.currency, e.gross_minor, r.paid_at, e.paid_on::text, e.state,
  e.rate_card_id, e.due_on::text, e.fee_minor, e.fee_tax_minor, e.withheld_minor, e.in_batch,
  r.operation, v.reference, x.receipt_id is not null as reversed, e.state = 'arrived' and ${SEALED} as sealed,
  case when m.id is null then 'none' when m.closed_at is null then 'open'
    when m.closed_by = 'clock' then 'explained' else 'decided' end as missing
from due
  join expectation e on e.shop_id = $1 and e.receipt_id = due.receipt_id
  join receipt r on r.shop_id = $1 and r.id = e.receipt_id
  join voucher v on v.shop_id = $1 and v.id = r.voucher_id
  left join receipt_reversal x on x.shop_id = $1 and x.receipt_id = e.receipt_id
  left join exception m on m.shop_id = $1 and m.kind = 'MISSING_IN_REPORT' and m.subject = 'receipt:' || e.receipt_id`;

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
    reference: row.reference,
    operation: row.operation,
  };
}

function derivedOf(row: Row): Derived | null {
  const { rate_card_id: cardId, due_on: dueOn } = row;
  if (cardId === null || dueOn === null) return null;
  const fee = BigInt(row.fee_minor ?? 0);
  const feeTax = BigInt(row.fee_tax_minor ?? 0);
  const withheld = BigInt(row.withheld_minor ?? 0);
  return { cardId, dueOn, fee, feeTax, withheld, inBatch: row.in_batch };
}

const OUTCOMES = `
update expectation e set state = o.state, look_at = o.look_on::timestamp at time zone 'America/Lima', derived_at = $2,
  rate_card_id = o.rate_card_id, due_on = o.due_on, fee_minor = o.fee_minor, fee_tax_minor = o.fee_tax_minor,
  withheld_minor = o.withheld_minor, in_batch = o.in_batch
from json_to_recordset($3) as o(receipt_id uuid, state text, look_on date, rate_card_id uuid, due_on date, fee_minor bigint,
  fee_tax_minor bigint, withheld_minor bigint, in_batch boolean)
where e.shop_id = $1 and e.receipt_id = o.receipt_id`;

/** Writes how expectations stand, as one set. */
export async function writeOutcomes(
  session: Session,
  now: Date,
  outcomes: readonly ExpectationOutcome[],
): Promise<void> {
  const rows = outcomes.map(({ receiptId, state, derived, lookOn }) => ({
    receipt_id: receiptId,
    state,
    look_on: lookOn,
    rate_card_id: derived?.cardId ?? null,
    due_on: derived?.dueOn ?? null,
    fee_minor: derived ? `${derived.fee}` : null,
    fee_tax_minor: derived ? `${derived.feeTax}` : null,
    withheld_minor: derived ? `${derived.withheld}` : null,
    in_batch: derived?.inBatch ?? false,
  }));
  await session.run(OUTCOMES, [session.shopId, now, JSON.stringify(rows)]);
}

/** All that is due on one day under one card that rounds per batch. */
export type Batch = { readonly cardId: string; readonly dueOn: Day; readonly ppm: number };

const OF_BATCH = `
select receipt_id as id, fee_minor as fee,
  case when e.state not in ('in-transit', 'overdue') and ${SEALED} then fee_tax_minor end as stated
from expectation e
where shop_id = $1 and rate_card_id = $2 and due_on = $3 and in_batch`;

const ROUNDED = `
update expectation e set fee_tax_minor = o.tax
from json_to_recordset($2) as o(id uuid, tax bigint) join receipt r on r.shop_id = $1 and r.id = o.id
where e.shop_id = $1 and e.receipt_id = o.id and e.fee_tax_minor <> o.tax
returning r.payment_id, e.state`;

type InBatch = { readonly id: string; readonly fee: string; readonly stated: string | null };

/**
 * Rounds a batch's fee tax anew, whatever became of its payments since: only all of them add up to what is invoiced. What a
 * closed month says of its own stays. Answers the payments that have arrived and are now to have cost another amount.
 */
export async function roundBatch(
  session: Session,
  { cardId, dueOn, ppm }: Batch,
): Promise<readonly PaymentId[]> {
  const { shopId } = session;
  const found = await session.rows<InBatch>(OF_BATCH, [shopId, cardId, dueOn]);
  const fees = found.map(({ id, fee, stated }) => ({
    id,
    fee: BigInt(fee),
    ...(stated === null ? {} : { stated: BigInt(stated) }),
  }));
  const rows = [...spreadFeeTax(fees, ppm)].map(([id, tax]) => ({ id, tax: `${tax}` }));
  const changed = await session.rows<{ payment_id: PaymentId; state: string }>(ROUNDED, [
    shopId,
    JSON.stringify(rows),
  ]);
  return changed.filter(({ state }) => state === 'arrived').map((row) => row.payment_id);
}

const NEWS = `
insert into ledger_news (shop_id, payment_id, at) select $1, unnest($2::uuid[]), $3`;

/** Has the lines of these payments judged again: what they are to have cost has changed. */
export async function tellLines(
  session: Session,
  now: Date,
  payments: ReadonlySet<PaymentId>,
): Promise<void> {
  if (payments.size > 0) await session.run(NEWS, [session.shopId, [...payments], now]);
}
