import { type Base, rowId } from './merchant-rows.fixture.ts';

/** What befalls a shop's payments: exceptions, deliveries, refunds, events and tells. */

/** An open exception of a payment. */
export async function addExceptionRow(
  { asOwner, shopId }: Base,
  row: {
    number: number;
    kind: string;
    paymentId: string | null;
    openedAt: Date;
    evidence?: object;
  },
): Promise<string> {
  const id = rowId(shopId, 'exception', row.number);
  await asOwner(
    `insert into exception (shop_id, id, kind, subject, payment_id, opened_at, evidence) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      shopId,
      id,
      row.kind,
      `subject-${row.number}`,
      row.paymentId,
      row.openedAt,
      JSON.stringify(row.evidence ?? {}),
    ],
  );
  return id;
}

/** A verified delivery and the notification it brought. */
export async function addDeliveryRow(
  { asOwner, shopId }: Base,
  row: {
    number: number;
    receivedAt: Date;
    body: string;
    reference: string;
    state?: string;
    paymentId?: string;
  },
): Promise<string> {
  const id = rowId(shopId, 'delivery', row.number);
  const account = rowId(shopId, 'account', 1);
  const key = `cip.paid|${row.reference}|op`;
  await asOwner(
    `insert into delivery (shop_id, id, account_id, dedupe_key, received_at, source_address, body, sealed)
     values ($1, $2, $3, $4, $5, '203.0.113.7', $6, false)`,
    [shopId, id, account, key, row.receivedAt, Buffer.from(row.body)],
  );
  const state = row.state ?? 'applied';
  await asOwner(
    `insert into notification (shop_id, id, account_id, dedupe_key, received_at, facts, state, due_at, outcome, payment_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'observed', $9) on conflict do nothing`,
    [
      shopId,
      rowId(shopId, 'notification', row.number),
      account,
      key,
      row.receivedAt,
      JSON.stringify({ event: 'paid', reference: row.reference }),
      state,
      state === 'due' ? row.receivedAt : null,
      row.paymentId ?? null,
    ],
  );
  return id;
}

/** A delivery that was not believed. */
export async function addRefusedRow(
  { asOwner, shopId }: Base,
  row: { number: number; receivedAt: Date; reason: string; sealed: string },
): Promise<string> {
  const id = rowId(shopId, 'refused', row.number);
  await asOwner(
    `insert into refused_delivery (shop_id, id, account_id, received_at, source_address, reason, sealed)
     values ($1, $2, $3, $4, '198.51.100.4', $5, $6)`,
    [shopId, id, rowId(shopId, 'account', 1), row.receivedAt, row.reason, row.sealed],
  );
  return id;
}

/** A refund that Shopify asks for and nobody has decided. */
export async function addRefundRow(
  { asOwner, shopId }: Base,
  row: { number: number; paymentId: string; openedAt: Date; amountMinor: bigint },
): Promise<string> {
  const id = rowId(shopId, 'refund', row.number);
  await asOwner(
    `insert into refund (shop_id, id, payment_id, registration_key, session_id, session_gid, payment_session_id, test, amount_minor,
       currency, opened_at, request_digest, state)
     values ($1, $2, $3, 'payments', $4, $5, 'x', false, $6, 'PEN', $7, '\\x00', 'waiting')`,
    [
      shopId,
      id,
      row.paymentId,
      `refund-${row.number}`,
      `gid://shopify/RefundSession/${row.number}`,
      row.amountMinor,
      row.openedAt,
    ],
  );
  return id;
}

/** What happened to a payment. */
export async function addEventRow(
  { asOwner, shopId }: Base,
  row: { number: number; paymentId: string; at: Date; actor: string; kind: string; data?: object },
): Promise<void> {
  await asOwner(
    `insert into event (shop_id, id, payment_id, at, actor, kind, data) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      shopId,
      rowId(shopId, 'event', row.number),
      row.paymentId,
      row.at,
      row.actor,
      row.kind,
      JSON.stringify(row.data ?? {}),
    ],
  );
}

/** Something that Shopify was told, or is to be told. */
export async function addTellRow(
  { asOwner, shopId }: Base,
  row: {
    number: number;
    paymentId: string;
    what: string;
    state: string;
    at: Date;
    outcome?: string;
  },
): Promise<void> {
  const open = row.state === 'due' || row.state === 'indeterminate';
  await asOwner(
    `insert into tell (shop_id, id, payment_id, what, state, arguments, attempts, due_at, last_outcome, opened_at, ended_at)
     values ($1, $2, $3, $4, $5, '{}', 1, $6, $7, $6, $8)`,
    [
      shopId,
      rowId(shopId, 'tell', row.number),
      row.paymentId,
      row.what,
      row.state,
      row.at,
      row.outcome ?? 'taken',
      open ? null : row.at,
    ],
  );
}
