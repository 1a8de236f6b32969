import { createHash } from 'node:crypto';
import pg from 'pg';

/** What the app's own tables say, read past all walls. Amounts in minor units. */
export type Ledger = {
  readonly accounts: readonly Account[];
  readonly payments: readonly Payment[];
  readonly vouchers: readonly Voucher[];
  readonly receipts: readonly Receipt[];
  readonly expectations: readonly Expectation[];
  readonly tells: readonly Tell[];
  readonly exceptions: readonly Exception[];
  readonly notifications: readonly Notification[];
  readonly deliveries: readonly Delivery[];
};

export type Account = { readonly id: string; readonly shop: string; readonly pathKey: string };

export type Payment = {
  readonly id: string;
  readonly shop: string;
  readonly checkoutId: string;
  readonly sessionId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly state: string;
};

export type Voucher = {
  readonly id: string;
  readonly shop: string;
  readonly checkoutId: string;
  readonly paymentId: string;
  readonly accountId: string;
  readonly transactionCode: string;
  readonly state: string;
  readonly reference: string | null;
};

export type Receipt = {
  readonly id: string;
  readonly shop: string;
  readonly voucherId: string;
  readonly paymentId: string;
  readonly accountId: string;
  readonly operation: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly purpose: string;
  readonly reversed: boolean;
};

/** What the gateway is to pay out for a receipt, gross, named by the code's reference. */
export type Expectation = {
  readonly receiptId: string;
  readonly accountId: string;
  readonly reference: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
};

export type Tell = {
  readonly shop: string;
  readonly paymentId: string | null;
  readonly what: string;
  readonly state: string;
  readonly attempts: number;
};

export type Exception = {
  readonly shop: string;
  readonly kind: string;
  readonly subject: string;
  readonly paymentId: string | null;
  readonly isOpen: boolean;
  readonly evidence: Readonly<Record<string, string | null>>;
};

export type Notification = {
  readonly accountId: string;
  readonly dedupeKey: string;
  readonly state: string;
  /** `changed`: it only says that something moved, so that the same words again are another reason to ask. */
  readonly event: string;
};

/** A delivery as it was kept, known by its very bytes: hex SHA-256; null where they are sealed. */
export type Delivery = {
  readonly accountId: string;
  readonly dedupeKey: string;
  readonly digest: string | null;
};

const OF_SHOP = 'join shop s on s.id = t.shop_id';

const QUESTIONS = {
  accounts: `select t.id, s.domain shop, t.path_key "pathKey" from gateway_account t ${OF_SHOP}`,
  payments: `select t.id, s.domain shop, checkout_id "checkoutId", session_id "sessionId",
    amount_minor "amountMinor", currency, state from payment t ${OF_SHOP} order by opened_at, t.id`,
  vouchers: `select t.id, s.domain shop, checkout_id "checkoutId", payment_id "paymentId", account_id "accountId",
    transaction_code "transactionCode", state, reference from voucher t ${OF_SHOP} order by intended_at, t.id`,
  receipts: `select t.id, s.domain shop, voucher_id "voucherId", payment_id "paymentId", account_id "accountId",
    operation, amount_minor "amountMinor", currency, purpose, r.receipt_id is not null reversed
    from receipt t ${OF_SHOP} left join receipt_reversal r on r.shop_id = t.shop_id and r.receipt_id = t.id
    order by t.recorded_at, t.id`,
  expectations: `select receipt_id "receiptId", account_id "accountId", reference, gross_minor "amountMinor", currency
    from expectation`,
  tells: `select s.domain shop, payment_id "paymentId", what, state, attempts from tell t ${OF_SHOP} order by opened_at, t.id`,
  exceptions: `select s.domain shop, kind, subject, payment_id "paymentId", closed_at is null "isOpen", evidence
    from exception t ${OF_SHOP} order by opened_at, t.id`,
  notifications: `select account_id "accountId", dedupe_key "dedupeKey", state, facts->>'event' event from notification`,
  deliveries: `select account_id "accountId", dedupe_key "dedupeKey", sealed, body from delivery`,
} as const;

/** Reads everything in one snapshot, as the database's owner. */
export async function readLedger(ownerUrl: string): Promise<Ledger> {
  const client = new pg.Client({ connectionString: ownerUrl, types: bigintMoney });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const ask = async <Row>(name: keyof typeof QUESTIONS): Promise<Row[]> =>
      (await client.query(QUESTIONS[name])).rows as Row[];
    const kept = await ask<Omit<Delivery, 'digest'> & Bytes>('deliveries');
    return {
      accounts: await ask<Account>('accounts'),
      payments: await ask<Payment>('payments'),
      vouchers: await ask<Voucher>('vouchers'),
      receipts: await ask<Receipt>('receipts'),
      expectations: await ask<Expectation>('expectations'),
      tells: await ask<Tell>('tells'),
      exceptions: await ask<Exception>('exceptions'),
      notifications: await ask<Notification>('notifications'),
      deliveries: kept.map(({ body, sealed, ...delivery }) => ({
        ...delivery,
        digest: sealed ? null : createHash('sha256').update(body).digest('hex'),
      })),
    };
  } finally {
    await client.end();
  }
}

type Bytes = { readonly sealed: boolean; readonly body: Buffer };

const INT8 = 20;

/** The driver gives int8 as text; money is a bigint. */
const bigintMoney = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === INT8 ? BigInt : pg.types.getTypeParser(type, format),
};
