import type { ShopId } from '#app/kernel/ids.ts';

/** Rows of one shop for looking at and for asserting on: written as the owner, past the walls. */

export type AsOwner = (statement: string, values?: unknown[]) => Promise<unknown>;

export type Base = { readonly asOwner: AsOwner; readonly shopId: ShopId };

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
    `insert into gateway_account (shop_id, id, path_key, gateway, mode, label, credentials_sealed, state, proved_at, created_at)
     values ($1, $2, $3, 'pagoefectivo', $4, $5, 'sealed', 'active', '2026-11-20T15:00:00Z', '2026-11-20T15:00:00Z')`,
    [shopId, id, `path-${shopId.slice(0, 12)}-${number}-padding`, mode, label],
  );
  if (isDefault) {
    await asOwner(
      `insert into default_account (shop_id, mode, currency, account_id)
       select $1, $2, currency, $3 from unnest(array['PEN', 'USD']) as currency`,
      [shopId, mode, id],
    );
  }
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
  if (paidAt) await addReceiptRow({ asOwner, shopId }, { number, owed, paidAt });
}

async function addReceiptRow(
  { asOwner, shopId }: Base,
  { number, owed, paidAt }: { number: number; owed: Owed; paidAt: Date },
): Promise<void> {
  await asOwner(
    `insert into receipt (shop_id, id, account_id, voucher_id, payment_id, operation, amount_minor, currency, purpose, paid_at, recorded_at, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'settles', $9, $9, '{"word": "Pagado", "source": "notification"}')`,
    [
      shopId,
      rowId(shopId, 'receipt', number),
      rowId(shopId, 'account', 1),
      rowId(shopId, 'voucher', number),
      owed.id,
      `op-${number}`,
      owed.amountMinor,
      owed.currency,
      paidAt,
    ],
  );
}
