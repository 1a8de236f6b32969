import type { PaymentId } from '#app/kernel/ids.ts';
import type { Session } from '../session.store.server.ts';
import type { Day } from './business-days.ts';
import { SEALED } from './due-expectations.store.server.ts';
import type { ExpectationOutcome } from './expectation.ts';
import { spreadFeeTax } from './expected-of.ts';

const OUTCOMES = `
update expectation e set state = o.state, look_at = o.look_on::timestamp at time zone 'America/Lima', derived_at = $2,
  rate_card_id = o.rate_card_id, due_on = o.due_on, fee_minor = o.fee_minor, fee_tax_minor = o.fee_tax_minor,
  withheld_minor = o.withheld_minor, in_batch = o.in_batch, arrived_on = coalesce(o.arrived_on, e.arrived_on)
from json_to_recordset($3) as o(receipt_id uuid, state text, look_on date, rate_card_id uuid, due_on date, fee_minor bigint,
  fee_tax_minor bigint, withheld_minor bigint, in_batch boolean, arrived_on date)
where e.shop_id = $1 and e.receipt_id = o.receipt_id`;

/** Writes how expectations stand, as one set. */
export async function writeOutcomes(
  session: Session,
  now: Date,
  outcomes: readonly ExpectationOutcome[],
): Promise<void> {
  const rows = outcomes.map(({ receiptId, state, derived, arrivedOn, lookOn }) => ({
    receipt_id: receiptId,
    state,
    look_on: lookOn,
    rate_card_id: derived?.cardId ?? null,
    due_on: derived?.dueOn ?? null,
    fee_minor: derived ? `${derived.fee}` : null,
    fee_tax_minor: derived ? `${derived.feeTax}` : null,
    withheld_minor: derived ? `${derived.withheld}` : null,
    in_batch: derived?.inBatch ?? false,
    arrived_on: arrivedOn,
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

/** The fee tax of receipts as it stands: once a batch is rounded, another than each would have alone. */
export async function readFeeTaxes(
  { rows, shopId }: Session,
  receiptIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  if (receiptIds.length === 0) return new Map();
  const found = await rows<{ id: string; tax: string }>(
    `select receipt_id as id, fee_tax_minor as tax from expectation
     where shop_id = $1 and receipt_id = any($2::uuid[]) and fee_tax_minor is not null`,
    [shopId, receiptIds],
  );
  return new Map(found.map(({ id, tax }) => [id, BigInt(tax)]));
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
