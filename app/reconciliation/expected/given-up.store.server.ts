import { readDecision, writeDecision } from '#app/exceptions/choices.ts';
import { ABOUT_WAITING } from '../decisions/waiting.ts';
import type { Session } from '../session.store.server.ts';
import { tellClosed, type When } from './missing.store.server.ts';

const CHOICE = 'reported-since';

const CLOSED_AGAIN = `
update exception e set closed_at = $2, closed_by = 'clock', close_reason = $3
from (
  select id, closed_at, closed_by, close_reason from exception
  where shop_id = $1 and kind = 'MISSING_IN_REPORT' and subject = any($4) and closed_by <> 'clock' for update
) was
where e.shop_id = $1 and e.id = was.id
returning e.id, e.payment_id, was.closed_at as at, was.closed_by as actor, was.close_reason as reason`;

type Was = {
  readonly id: string;
  readonly payment_id: string;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
};

const NOTED = `
insert into exception_note (shop_id, id, exception_id, at, actor, note)
select $1, o.note_id, o.id, o.at, o.actor, o.note
from json_to_recordset($2) as o(note_id uuid, id uuid, at timestamptz, actor text, note text)`;

/** Only what was lost: what went back to the shopper went back. */
const FOUND = `
insert into money_decision_undone (shop_id, decision_id, at, actor)
select d.shop_id, d.id, $2, 'clock'
from exception e join money_decision d on d.shop_id = $1 and d.exception_id = e.id and d.choice = 'written-off'
where e.shop_id = $1 and e.kind = any($3) and e.subject = any($4)
on conflict do nothing`;

/**
 * Money that people had given up was told of by a report after all: it is lost no longer, and its exception closes by itself.
 * What the person wrote stays as a note.
 */
export async function takeBackGivenUp(
  session: Session,
  when: When,
  receiptIds: readonly string[],
): Promise<void> {
  if (receiptIds.length === 0) return;
  const { shopId } = session;
  const { at, ids } = when;
  const subjects = receiptIds.map((id) => `receipt:${id}`);
  const written = writeDecision(CHOICE, '');
  const closed = await session.rows<Was>(CLOSED_AGAIN, [shopId, at, written, subjects]);
  const notes = closed
    .map(({ reason, ...was }) => ({ ...was, note: readDecision(reason).reason }))
    .filter(({ note }) => note !== '')
    .map((was) => ({ ...was, note_id: ids.next() }));
  await session.run(NOTED, [shopId, JSON.stringify(notes)]);
  await tellClosed(session, when, { closed, choice: CHOICE });
  await session.run(FOUND, [shopId, at, [...ABOUT_WAITING], subjects]);
}
