import { type OwnClosing, writeDecision } from '#app/exceptions/choices.ts';
import type { ExceptionKind } from '#app/exceptions/kinds.ts';
import type { Ids, PaymentId } from '#app/kernel/ids.ts';
import type { Session } from '../session.store.server.ts';

const MISSING: ExceptionKind = 'MISSING_IN_REPORT';

/** Money that should have come: what is needed to claim it, as text. */
export type Missing = {
  readonly receiptId: string;
  readonly paymentId: PaymentId;
  readonly evidence: Readonly<Record<string, string | null>>;
};

export type When = { readonly at: Date; readonly ids: Ids };

const RAISED = `
insert into exception as e (shop_id, id, kind, subject, payment_id, opened_at, evidence)
select $1, m.id, '${MISSING}', 'receipt:' || m.receipt_id, m.payment_id, $2, m.evidence
from json_to_recordset($3) as m(id uuid, receipt_id uuid, payment_id uuid, evidence jsonb)
on conflict (shop_id, kind, subject) do update set evidence = excluded.evidence, closed_at = null, closed_by = null,
  close_reason = null
where e.closed_by = 'clock'
returning id`;

const REOPENED = `
insert into reconciliation_event (shop_id, id, at, actor, kind, exception_id, data)
select $1, o.event_id, $2, 'clock', 'exception.reopened', o.id, jsonb_build_object('kind', '${MISSING}')
from json_to_recordset($3) as o(id uuid, event_id uuid)`;

/** Opens an exception for each, and opens again what had closed by itself. What a person closed stays closed. */
export async function raiseMissing(
  session: Session,
  { at, ids }: When,
  missing: readonly Missing[],
): Promise<void> {
  if (missing.length === 0) return;
  const wanted = missing.map(({ receiptId, paymentId, evidence }) => ({
    id: ids.next(),
    receipt_id: receiptId,
    payment_id: paymentId,
    evidence,
  }));
  const { shopId } = session;
  const open = await session.rows<{ id: string }>(RAISED, [shopId, at, JSON.stringify(wanted)]);
  const fresh = new Set(wanted.map(({ id }) => id));
  const again = open.filter(({ id }) => !fresh.has(id));
  if (again.length === 0) return;
  const events = again.map(({ id }) => ({ id, event_id: ids.next() }));
  await session.run(REOPENED, [shopId, at, JSON.stringify(events)]);
}

const TOLD_ANEW = `
update exception e set evidence = m.evidence
from json_to_recordset($2) as m(receipt_id uuid, evidence jsonb)
where e.shop_id = $1 and e.kind = '${MISSING}' and e.subject = 'receipt:' || m.receipt_id and e.closed_at is null
  and e.evidence <> m.evidence`;

/** Says of what is still missing how much of it is: another card, or a part that was put to it, has changed that. */
export async function tellMissingAnew(
  session: Session,
  missing: readonly Missing[],
): Promise<void> {
  if (missing.length === 0) return;
  const told = missing.map(({ receiptId, evidence }) => ({ receipt_id: receiptId, evidence }));
  await session.run(TOLD_ANEW, [session.shopId, JSON.stringify(told)]);
}

const CLOSED = `
update exception set closed_at = $2, closed_by = 'clock', close_reason = $3
where shop_id = $1 and kind = '${MISSING}' and closed_at is null and subject = any($4)
returning id, payment_id`;

const TOLD = `
insert into event (shop_id, id, at, actor, kind, payment_id, data)
select $1, o.event_id, $2, 'clock', 'exception.closed', o.payment_id,
  jsonb_build_object('exception', o.id, 'kind', '${MISSING}', 'choice', $4::text)
from json_to_recordset($3) as o(id uuid, payment_id uuid, event_id uuid)`;

/** Closes the exceptions of receipts that have explained themselves. */
export async function closeMissing(
  session: Session,
  { at, ids }: When,
  { receiptIds, choice }: { readonly receiptIds: readonly string[]; readonly choice: OwnClosing },
): Promise<void> {
  if (receiptIds.length === 0) return;
  const { shopId } = session;
  const subjects = receiptIds.map((id) => `receipt:${id}`);
  const closed = await session.rows<Closed>(CLOSED, [
    shopId,
    at,
    writeDecision(choice, ''),
    subjects,
  ]);
  await tellClosed(session, { at, ids }, { closed, choice });
}

type Closed = { readonly id: string; readonly payment_id: string };

/** Says in the journal that exceptions closed by themselves, and why. */
export async function tellClosed(
  session: Session,
  { at, ids }: When,
  { closed, choice }: { readonly closed: readonly Closed[]; readonly choice: OwnClosing },
): Promise<void> {
  const events = closed.map((row) => ({ ...row, event_id: ids.next() }));
  await session.run(TOLD, [session.shopId, at, JSON.stringify(events), choice]);
}
