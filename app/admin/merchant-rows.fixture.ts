import type { ShopId } from '#app/kernel/ids.ts';

/** Rows of one shop for looking at and for asserting on: written as the owner, past the walls. */

export type AsOwner = (statement: string, values?: unknown[]) => Promise<unknown>;

type Base = { readonly asOwner: AsOwner; readonly shopId: ShopId };

/** The same id for the same number in the same shop, so that tests can name rows. */
export const rowId = (shopId: ShopId, kind: string, number: number): string => {
  const digits = `${number}`.padStart(12, '0');
  const letters = [...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65521, 7);
  return `${shopId.slice(0, 8)}-${letters.toString(16).padStart(4, '0')}-7000-8000-${digits}`;
};

export async function addAccountRow(
  { asOwner, shopId }: Base,
  { number = 1, mode = 'live', isDefault = true, label = 'Tienda en soles' } = {},
): Promise<string> {
  const id = rowId(shopId, 'account', number);
  await asOwner(
    `insert into gateway_account (shop_id, id, path_key, gateway, mode, label, credentials_sealed, state, is_default, proved_at, created_at)
     values ($1, $2, $3, 'pagoefectivo', $4, $5, 'sealed', 'active', $6, '2026-11-20T15:00:00Z', '2026-11-20T15:00:00Z')`,
    [shopId, id, `path-${shopId.slice(0, 12)}-${number}-padding`, mode, label, isDefault],
  );
  return id;
}

export type PaymentRow = {
  readonly number: number;
  readonly openedAt: Date;
  readonly state: string;
  readonly amountMinor?: bigint;
  readonly currency?: string;
  readonly test?: boolean;
  readonly orderName?: string | null;
  readonly emailHash?: Buffer;
  readonly voucher?: {
    readonly state: string;
    readonly reference: string | null;
    readonly expiresAt: Date;
  };
  readonly paidAt?: Date;
};

/** A payment with its checkout and, where asked, its code and the money that settles it. */
export async function addPaymentRow(base: Base, row: PaymentRow): Promise<string> {
  const { asOwner, shopId } = base;
  const { number, openedAt, state, amountMinor = 12_050n, currency = 'PEN', test = false } = row;
  const id = rowId(shopId, 'payment', number);
  const checkout = rowId(shopId, 'checkout', number);
  await asOwner(
    `insert into checkout (shop_id, id, registration_key, group_key, opened_at) values ($1, $2, 'payments', $3, $4)`,
    [shopId, checkout, `group-${number}`, openedAt],
  );
  await asOwner(
    `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor,
       currency, merchant_locale, proposed_at, opened_at, request_digest, state, not_served, landed_at, order_id, order_name, updated_at)
     values ($1, $2, $3, 'payments-app', 'payments', $4, $5, $6, 'sale', $7, $8, 'es-PE', $9, $9, '\\x00', $10, $11, $9, $12, $13, $9)`,
    [
      shopId,
      id,
      checkout,
      `session-${number}`,
      `gid://shopify/PaymentSession/session-${number}`,
      test,
      amountMinor,
      currency,
      openedAt,
      state,
      state === 'not-served' ? 'currency' : null,
      row.orderName ? `gid://shopify/Order/${9000 + number}` : null,
      row.orderName ?? null,
    ],
  );
  if (row.emailHash)
    await asOwner(
      `insert into personal_data (shop_id, payment_id, key_sealed, sealed, email_hash) values ($1, $2, 'k', 's', $3)`,
      [shopId, id, row.emailHash],
    );
  if (row.voucher) await addVoucherRow(base, row, { id, checkout, amountMinor, currency });
  return id;
}

type Owed = {
  readonly id: string;
  readonly checkout: string;
  readonly amountMinor: bigint;
  readonly currency: string;
};

async function addVoucherRow(
  { asOwner, shopId }: Base,
  row: PaymentRow,
  owed: Owed,
): Promise<void> {
  const { number, openedAt, voucher, paidAt } = row;
  if (!voucher) return;
  const account = rowId(shopId, 'account', 1);
  const id = rowId(shopId, 'voucher', number);
  await asOwner(
    `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, amount_minor,
       currency, deadline, expires_at, intended_at, issued_at, asked_at, last_word, asks)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15, 1)`,
    [
      shopId,
      id,
      owed.checkout,
      owed.id,
      account,
      `tx-${number}`,
      voucher.state,
      voucher.reference,
      owed.amountMinor,
      owed.currency,
      voucher.expiresAt,
      voucher.reference === null ? null : voucher.expiresAt,
      openedAt,
      voucher.reference === null ? null : openedAt,
      voucher.state === 'paid' ? 'Pagado' : 'Pendiente',
    ],
  );
  if (!paidAt) return;
  await asOwner(
    `insert into receipt (shop_id, id, account_id, voucher_id, payment_id, operation, amount_minor, currency, purpose, paid_at, recorded_at, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'settles', $9, $9, '{"word": "Pagado", "source": "notification"}')`,
    [
      shopId,
      rowId(shopId, 'receipt', number),
      account,
      id,
      owed.id,
      `op-${number}`,
      owed.amountMinor,
      owed.currency,
      paidAt,
    ],
  );
}

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
