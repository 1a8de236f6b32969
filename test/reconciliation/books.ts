import { randomBytes, randomUUID } from 'node:crypto';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { TestHouse } from '#test/database.ts';

/** A payment as a test wants it to have been: paid, or issued only. */
export type SeededPayment = {
  readonly reference: string;
  readonly code?: string;
  readonly transactionCode?: string;
  readonly minor: number | bigint;
  readonly currency?: string;
  /** One receipt of the whole amount where nothing is said; none for a code that nobody paid. */
  readonly receipts?: readonly { readonly minor: number | bigint; readonly operation?: string }[];
  /** In the checkout of another payment: the buyer tried again. */
  readonly inCheckoutOf?: Seeded;
};

export type Seeded = {
  readonly checkoutId: string;
  readonly paymentId: string;
  readonly voucherId: string;
  readonly receiptIds: readonly string[];
};

/** A shop with one account, and payments written past the doors: what led to them is not what is tested here. */
export async function openBooks(house: TestHouse, gateway = 'payu') {
  const shopId = await house.addShop(`tienda-${randomBytes(4).toString('hex')}.myshopify.com`);
  const accountId = randomUUID() as AccountId;
  await house.asOwner(
    `insert into gateway_account (shop_id, id, path_key, gateway, mode, label, credentials_sealed, state, proved_at, created_at)
     values ($1, $2, $3, $4, 'test', 'Caja', 'sealed', 'active', now(), now())`,
    [shopId, accountId, randomBytes(18).toString('base64url'), gateway],
  );
  return {
    shopId,
    accountId,
    seed: (payment: SeededPayment) => seed(house, { shopId, accountId }, payment),
    /** Another code of the same payment. */
    issueAgain: (of: Seeded, code: SeededCode) => seedCode(house, of, code),
    receive: (receipt: SeededReceipt) => seedReceipt(house, { shopId, accountId }, receipt),
    refund: (of: Seeded, minor: number | bigint, currency = 'PEN') =>
      seedRefund(house, { shopId, paymentId: of.paymentId }, { minor, currency }),
    open: (of: Seeded, refund: SeededRefund) =>
      seedRefund(house, { shopId, paymentId: of.paymentId }, refund),
    reverse: (receiptId: string) =>
      house.asOwner(
        `insert into receipt_reversal (shop_id, receipt_id, recorded_at, evidence) values ($1, $2, now(), '{}')`,
        [shopId, receiptId],
      ),
    pay: (
      of: Seeded,
      minor: number | bigint,
      operation: string | null = null,
      purpose: 'settles' | 'surplus' = 'settles',
    ) =>
      seedReceipt(
        house,
        { shopId, accountId },
        { ...of, minor, currency: 'PEN', operation, purpose },
      ),
  };
}

export type Books = Awaited<ReturnType<typeof openBooks>>;

type Owner = { readonly shopId: ShopId; readonly accountId: AccountId };

async function seed(house: TestHouse, owner: Owner, payment: SeededPayment): Promise<Seeded> {
  const { shopId, accountId } = owner;
  const [paymentId, voucherId] = [randomUUID(), randomUUID()];
  const checkoutId = payment.inCheckoutOf?.checkoutId ?? randomUUID();
  const { minor, currency = 'PEN', reference } = payment;
  if (!payment.inCheckoutOf)
    await house.asOwner(
      `insert into checkout (shop_id, id, registration_key, group_key, opened_at) values ($1, $2::uuid, 'payments', $2::uuid::text, now())`,
      [shopId, checkoutId],
    );
  await house.asOwner(
    `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor,
       currency, merchant_locale, proposed_at, opened_at, request_digest, state, updated_at)
     values ($1, $2::uuid, $3, 'payments-app', 'payments', $2::uuid::text, $2::uuid::text, true, 'sale', $4, $5, 'es', now(), now(), '\\x00', 'paid', now())`,
    [shopId, paymentId, checkoutId, minor, currency],
  );
  await house.asOwner(
    `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, code,
       amount_minor, currency, deadline, expires_at, intended_at)
     values ($1, $2, $3, $4, $5, $6, 'paid', $7, $8, $9, $10, now(), now(), now())`,
    [
      shopId,
      voucherId,
      checkoutId,
      paymentId,
      accountId,
      payment.transactionCode ?? `t-${voucherId}`,
      reference,
      payment.code ?? null,
      minor,
      currency,
    ],
  );
  const receiptIds: string[] = [];
  for (const { minor: paid, operation } of payment.receipts ?? [{ minor }])
    receiptIds.push(
      await seedReceipt(house, owner, {
        paymentId,
        voucherId,
        minor: paid,
        currency,
        operation: operation ?? null,
        purpose: receiptIds.length === 0 ? 'settles' : 'surplus',
      }),
    );
  return { checkoutId, paymentId, voucherId, receiptIds };
}

type SeededCode = Pick<SeededPayment, 'reference' | 'code' | 'transactionCode'>;

async function seedCode(house: TestHouse, of: Seeded, code: SeededCode): Promise<Seeded> {
  const voucherId = randomUUID();
  await house.asOwner(
    `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, code, amount_minor,
       currency, deadline, expires_at, intended_at)
     select shop_id, $2, checkout_id, payment_id, account_id, $3, 'paid', $4, $5, amount_minor, currency, deadline, expires_at,
       intended_at from voucher where id = $1`,
    [
      of.voucherId,
      voucherId,
      code.transactionCode ?? `t-${voucherId}`,
      code.reference,
      code.code ?? null,
    ],
  );
  return { ...of, voucherId, receiptIds: [] };
}

export type SeededReceipt = {
  readonly paymentId: string;
  readonly voucherId: string;
  readonly minor: number | bigint;
  readonly currency: string;
  readonly operation: string | null;
  readonly purpose?: string;
  /** Now, where nothing is said. */
  readonly paidAt?: string;
};

async function seedReceipt(
  house: TestHouse,
  { shopId, accountId }: Owner,
  receipt: SeededReceipt,
): Promise<string> {
  const id = randomUUID();
  const { voucherId, paymentId, operation, minor, currency, purpose = 'settles' } = receipt;
  await house.asOwner(
    `insert into receipt (shop_id, id, account_id, voucher_id, payment_id, operation, amount_minor, currency, purpose, paid_at,
       recorded_at, evidence) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, now()), now(), '{}')`,
    [
      ...[shopId, id, accountId, voucherId, paymentId, operation, minor, currency, purpose],
      receipt.paidAt ?? null,
    ],
  );
  return id;
}

type SeededRefund = {
  readonly minor: number | bigint;
  readonly currency?: string;
  /** Now, where nothing is said. */
  readonly openedAt?: string;
};

async function seedRefund(
  house: TestHouse,
  { shopId, paymentId }: { readonly shopId: ShopId; readonly paymentId: string },
  { minor, currency = 'PEN', openedAt }: SeededRefund,
): Promise<string> {
  const id = randomUUID();
  await house.asOwner(
    `insert into refund (shop_id, id, payment_id, registration_key, session_id, session_gid, payment_session_id, test,
       amount_minor, currency, opened_at, request_digest, state)
     values ($1, $2::uuid, $3::uuid, 'payments', $2::uuid::text, $2::uuid::text, $3::uuid::text, true, $4, $5, coalesce($6::timestamptz, now()), '\\x00', 'resolved')`,
    [shopId, id, paymentId, minor, currency, openedAt ?? null],
  );
  return id;
}
