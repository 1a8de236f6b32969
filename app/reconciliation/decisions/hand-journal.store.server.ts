import type { Session } from '../session.store.server.ts';

type Deed = {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly kind: string;
  readonly exceptionId: string | null;
  readonly data: object;
};

/** Leaves a line in the journal of reconciliation; no words of a person stand in it. */
export async function recordDecision(session: Session, deed: Deed): Promise<void> {
  const { id, at, actor, kind, exceptionId, data } = deed;
  await session.run(
    'insert into reconciliation_event (shop_id, id, at, actor, kind, exception_id, data) values ($1, $2, $3, $4, $5, $6, $7)',
    [session.shopId, id, at, actor, kind, exceptionId, JSON.stringify(data)],
  );
}

type Closing = {
  readonly exceptionId: string;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
};

/** Closes an exception in which no line is left, by whom and why. */
export async function closeEmptied(session: Session, closing: Closing): Promise<void> {
  const { exceptionId, at, actor, reason } = closing;
  await session.run(
    `update exception set closed_at = $3, closed_by = $4, close_reason = $5
     where shop_id = $1 and id = $2 and closed_at is null`,
    [session.shopId, exceptionId, at, actor, reason],
  );
}

/** Keeps the reason as a note of the exception, which stays open for its other lines. */
export async function noteReason(
  session: Session,
  note: { readonly id: string } & Closing,
): Promise<void> {
  const { id, exceptionId, at, actor, reason } = note;
  await session.run(
    'insert into exception_note (shop_id, id, exception_id, at, actor, note) values ($1, $2, $3, $4, $5, $6)',
    [session.shopId, id, exceptionId, at, actor, reason],
  );
}

/** When an exception was opened, to the microsecond. */
export async function openedAt(session: Session, exceptionId: string): Promise<string | null> {
  const [row] = await session.rows<{ at: string }>(
    'select opened_at::text as at from exception where shop_id = $1 and id = $2',
    [session.shopId, exceptionId],
  );
  return row?.at ?? null;
}

const AS_OLD_AS_BEFORE = `
update exception e set opened_at = (m.data->>'opened')::timestamptz
from (
  select v.exception_id, v.data from settlement_line l
  join reconciliation_event v on v.shop_id = $1 and v.exception_id = l.exception_id
  where l.shop_id = $1 and l.id = $2 and l.standing = 'exception' and v.kind = 'line.matched-by-hand' and v.data->'lines' ? $2::text
  order by v.at desc, v.id desc limit 1
) m
where e.shop_id = $1 and e.id = m.exception_id and m.data->>'opened' is not null
returning e.id`;

/** An exception to which a line went back is as old as it was; answers it, or null where the line stands elsewhere now. */
export async function ageAgain(session: Session, lineId: string): Promise<string | null> {
  const [row] = await session.rows<{ id: string }>(AS_OLD_AS_BEFORE, [session.shopId, lineId]);
  return row?.id ?? null;
}
