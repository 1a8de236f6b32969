import type { Account } from '../../till/accounts.ts';
import { minorFrom } from '../../till/amount.ts';
import type { CodeOrder } from '../../till/codes.ts';
import { asObject, type Json, type JsonObject, Numeral } from '../../till/json.ts';
import { limaInstant } from '../../till/lima-time.ts';
import type { Refusal } from './answer.ts';

/** The fields of an account's credentials. */
export type KeyName = 'merchantId' | 'apiKey' | 'signingSecret';

export type OrderReading =
  | { readonly kind: 'order'; readonly order: CodeOrder }
  | { readonly kind: 'refused'; readonly why: Refusal };

export const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value.trim() : '';

/** Céntimos of a JSON number; amounts as text are refused. */
export const amountIn = (value: Json | undefined): bigint | null =>
  value instanceof Numeral ? minorFrom(value.text) : null;

type Reader = {
  readonly account: Account<KeyName>;
  readonly now: Date;
  readonly reference: string;
  readonly idempotencyKey: string;
};

const refused = (why: Refusal): OrderReading => ({ kind: 'refused', why });

/** Reads the body of POST /v1/orders. */
export function readOrder(body: JsonObject, reader: Reader): OrderReading {
  const { account, now, reference, idempotencyKey } = reader;
  const payer = asObject(body.payer) ?? {};
  const amountMinor = amountIn(body.amount);
  const currency = text(body.currency);
  const expiresAt = limaInstant(text(body.expires_at));
  const transactionCode = text(body.merchant_reference);
  if (!amountMinor || !expiresAt || expiresAt <= now) return refused('INVALID_REQUEST');
  if (!/^(PEN|USD)$/.test(currency) || !/^[\x21-\x7e]{1,36}$/.test(transactionCode)) {
    return refused('INVALID_REQUEST');
  }
  if (!Array.isArray(body.channels)) return refused('INVALID_REQUEST');
  if (!/^\S+@\S+\.\S+$/.test(text(payer.email))) return refused('INVALID_PAYER_EMAIL');
  if (amountMinor > (minorFrom(account.maxAmount) ?? 0n)) return refused('AMOUNT_ABOVE_LIMIT');
  const order = {
    account: account.id,
    reference,
    transactionCode,
    amountMinor,
    currency,
    concept: text(body.description),
    email: text(payer.email),
    expiresAt,
    notificationUrl: text(body.callback_url) || null,
    notes: { idempotencyKey },
  };
  return { kind: 'order', order };
}
