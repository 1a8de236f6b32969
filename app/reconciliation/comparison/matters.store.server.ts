import { type OwnClosing, writeDecision } from '#app/exceptions/choices.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { Ids } from '#app/kernel/ids.ts';
import { decimalText, type Money } from '#app/kernel/money.ts';
import type { Session } from '../session.store.server.ts';
import type { Matter } from './tally.ts';

export type When = { readonly at: Date; readonly ids: Ids; readonly actor: Actor };

const AGREES: OwnClosing = 'agrees-since';

/** A person's decision stands as long as the facts are those that he decided upon. */
const RAISED = `
insert into exception as e (shop_id, id, kind, subject, payment_id, opened_at, evidence)
select $1, m.id, m.kind, m.subject, m.payment_id, $2, m.evidence
from json_to_recordset($3) as m(id uuid, kind text, subject text, payment_id uuid, evidence jsonb)
on conflict (shop_id, kind, subject) do update set evidence = excluded.evidence,
  opened_at = case when e.closed_at is null then e.opened_at else excluded.opened_at end,
  closed_at = null, closed_by = null, close_reason = null
where e.closed_by = 'clock' or e.evidence <> excluded.evidence
returning id, e.opened_at = $2 as opened`;

const OPEN = `
select kind, subject from exception where shop_id = $1 and closed_at is null and (kind, subject) in (
  select m.kind, m.subject from json_to_recordset($2) as m(kind text, subject text))`;

const REOPENED = `
insert into reconciliation_event (shop_id, id, at, actor, kind, exception_id, data)
select $1, o.event_id, $2, $4, 'exception.reopened', o.id, '{"by": "comparison"}'
from json_to_recordset($3) as o(id uuid, event_id uuid)`;

/** Opens an exception for each matter, once; answers the names of those that wait for a person now. */
export async function raiseMatters(
  { run, rows, shopId }: Session,
  { at, ids, actor }: When,
  matters: readonly Matter[],
): Promise<ReadonlySet<string>> {
  if (matters.length === 0) return new Set();
  const wanted = JSON.stringify(matters.map((matter) => rowOf(matter, ids)));
  const fresh = new Set((JSON.parse(wanted) as { id: string }[]).map(({ id }) => id));
  const written = await rows<{ id: string; opened: boolean }>(RAISED, [shopId, at, wanted]);
  const again = written.filter(({ id, opened }) => opened && !fresh.has(id));
  const events = again.map(({ id }) => ({ id, event_id: ids.next() }));
  if (events.length > 0) await run(REOPENED, [shopId, at, JSON.stringify(events), actor]);
  const open = await rows<{ kind: string; subject: string }>(OPEN, [shopId, wanted]);
  return new Set(open.map(nameOf));
}

/** The name of a matter: the same again is the same exception. */
export const nameOf = ({ kind, subject }: { kind: string; subject: string }): string =>
  `${kind} ${subject}`;

const rowOf = (matter: Matter, ids: Ids) => ({
  id: ids.next(),
  kind: matter.kind,
  subject: matter.subject,
  payment_id: matter.paymentId,
  evidence: {
    why: matter.why,
    reference: matter.reference,
    ...amountAs('amount', 'currency', matter.amount),
    ...amountAs('expected', 'expectedCurrency', matter.expected),
  },
});

const amountAs = (name: string, currencyName: string, money: Money | null) =>
  money ? { [name]: decimalText(money), [currencyName]: money.currency } : {};

const CLOSED = `
update exception e set closed_at = $2, closed_by = 'clock', close_reason = $3
where e.shop_id = $1 and e.closed_at is null and e.subject = any($4) and (e.kind, e.subject) not in (
  select m.kind, m.subject from json_to_recordset($5) as m(kind text, subject text))
returning id, kind, payment_id`;

const TOLD = `
insert into event (shop_id, id, at, actor, kind, payment_id, data)
select $1, o.event_id, $2, 'clock', 'exception.closed', o.payment_id,
  jsonb_build_object('exception', o.id, 'kind', o.kind, 'choice', $4::text)
from json_to_recordset($3) as o(id uuid, kind text, payment_id uuid, event_id uuid)`;

/** Closes what was raised about these subjects before and was not found again: the sides agree. */
export async function closeAgreed(
  { run, rows, shopId }: Session,
  { at, ids }: When,
  { subjects, still }: { readonly subjects: readonly string[]; readonly still: readonly Matter[] },
): Promise<void> {
  if (subjects.length === 0) return;
  const found = JSON.stringify(still.map(({ kind, subject }) => ({ kind, subject })));
  const closed = await rows<{ id: string; kind: string; payment_id: string }>(CLOSED, [
    shopId,
    at,
    writeDecision(AGREES, ''),
    subjects,
    found,
  ]);
  if (closed.length === 0) return;
  const events = closed.map((row) => ({ ...row, event_id: ids.next() }));
  await run(TOLD, [shopId, at, JSON.stringify(events), AGREES]);
}
