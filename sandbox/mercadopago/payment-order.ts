import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import type { CodeOrder } from '../till/codes.ts';
import type { Till } from '../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral } from '../till/json.ts';
import type { Refusal } from './answer.ts';
import { instantFrom } from './dates.ts';

/** The fields of an account's credentials. */
export type KeyName = 'accessToken' | 'webhookSecret';

/** What Mercado Pago calls PagoEfectivo. Source: official OpenAPI, overlay MPE, 2026-06. */
export const METHOD_ID = 'pagoefectivo_atm';

const DAY = 24 * 60 * 60_000;
/** Without a deadline the payer has three to five days; with one, it lies 1 to 30 days ahead. Source: official guide. */
const DEFAULT_LIFE_MS = 3 * DAY;

export type OrderReading =
  | { readonly kind: 'order'; readonly order: CodeOrder }
  | { readonly kind: 'refused'; readonly code: Refusal };

type Reader = { readonly till: Till<KeyName>; readonly account: Account<KeyName> };

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
const amountOf = (value: Json | undefined): bigint | null =>
  value instanceof Numeral ? minorFrom(value.text) : null;

/** Whether a deadline is one that Mercado Pago takes, counted from now. */
export function isWithinLimits(until: Date, now: Date): boolean {
  const life = until.getTime() - now.getTime();
  return life >= DAY && life <= 30 * DAY;
}

/** When the code ends; null when the order's date is none or lies outside the limits. */
function expiryOf(body: JsonObject, now: Date): Date | null {
  if (body.date_of_expiration === undefined) return new Date(now.getTime() + DEFAULT_LIFE_MS);
  const until = instantFrom(text(body.date_of_expiration));
  return until && isWithinLimits(until, now) ? until : null;
}

/** Reads the body of POST /v1/payments. */
export function readPaymentOrder(body: JsonObject, { till, account }: Reader): OrderReading {
  const refuse = (code: Refusal): OrderReading => ({ kind: 'refused', code });
  const payer = asObject(body.payer) ?? {};
  const amountMinor = amountOf(body.transaction_amount);
  // Seen against the real sandbox (2026-08): the currency is the account's, and naming it is an error.
  if ('currency_id' in body || body.payment_method_id !== METHOD_ID) return refuse(8);
  if (!amountMinor || amountMinor > (minorFrom(account.maxAmount) ?? 0n)) return refuse(4037);
  if (!/^\S+@\S+\.\S+$/.test(text(payer.email))) return refuse(4050);
  const expiresAt = expiryOf(body, till.now());
  if (!expiresAt) return refuse(23);
  const order: CodeOrder = {
    account: account.id,
    reference: till.draw.digits(11),
    transactionCode: text(body.external_reference),
    amountMinor,
    currency: 'PEN',
    concept: text(body.description),
    email: text(payer.email),
    expiresAt,
    notificationUrl: text(body.notification_url) || null,
    notes: { firstName: text(payer.first_name), lastName: text(payer.last_name) },
  };
  return { kind: 'order', order };
}
