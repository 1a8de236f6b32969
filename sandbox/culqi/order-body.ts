import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import type { CodeOrder } from '../till/codes.ts';
import type { Till } from '../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral } from '../till/json.ts';

/** The fields of an account's credentials. */
export type KeyName = 'secretKey';

/** Without a deadline an order lives 24 hours. Source: docs.culqi.com, órdenes de pago. */
const DEFAULT_LIFE_MS = 24 * 60 * 60_000;

/** The least that an error of Culqi's names, in céntimos; its description says 600. */
const LEAST_MINOR = 100n;

export type OrderReading =
  | { readonly kind: 'order'; readonly order: CodeOrder }
  | { readonly kind: 'refused'; readonly param: string };

type Reader = { readonly till: Till<KeyName>; readonly account: Account<KeyName> };

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** Whole céntimos; null for any other number. */
function centimos(value: Json | undefined): bigint | null {
  return value instanceof Numeral && /^\d{1,15}$/.test(value.text) ? BigInt(value.text) : null;
}

/** The instant behind seconds of the Unix epoch; null for any other form. */
export function instantFrom(value: Json | undefined): Date | null {
  const digits = value instanceof Numeral ? value.text : text(value);
  return /^\d{10}$/.test(digits) ? new Date(Number(digits) * 1_000) : null;
}

/** Which parameter of the order is wrong; null when all are right. Names and phone are demanded by the official SDKs, 2024. */
function faultIn(body: JsonObject, { till, account }: Reader): string | null {
  const client = asObject(body.client_details) ?? {};
  const amount = centimos(body.amount);
  const most = minorFrom(account.maxAmount) ?? 0n;
  const [description, number] = [text(body.description), text(body.order_number)];
  if (amount === null || amount < LEAST_MINOR || amount > most) return 'amount';
  if (body.currency_code !== 'PEN') return 'currency_code';
  if (description.length < 5 || description.length > 80) return 'description';
  if (number === '' || number.length > 36) return 'order_number';
  if (!text(client.first_name)) return 'client_details[first_name]';
  if (!text(client.last_name)) return 'client_details[last_name]';
  if (!/^\S+@\S+\.\S+$/.test(text(client.email))) return 'client_details[email]';
  if (!/^\+?\d{6,15}$/.test(text(client.phone_number))) return 'client_details[phone_number]';
  const expiry = body.expiration_date;
  if (expiry !== undefined && !((instantFrom(expiry) ?? 0) > till.now())) return 'expiration_date';
  // "Debe ser único": of one account, whatever became of the order that has it.
  return till.codes.ofTransaction(account.id, number).length > 0 ? 'order_number' : null;
}

/** Reads the body of POST /v2/orders. */
export function readOrder(body: JsonObject, reader: Reader): OrderReading {
  const param = faultIn(body, reader);
  if (param) return { kind: 'refused', param };
  const { till, account } = reader;
  const client = asObject(body.client_details) ?? {};
  const life = new Date(till.now().getTime() + DEFAULT_LIFE_MS);
  return {
    kind: 'order',
    order: {
      account: account.id,
      reference: `ord_${account.mode}_${till.draw.letters(16)}`,
      transactionCode: text(body.order_number),
      amountMinor: centimos(body.amount) ?? 0n,
      currency: 'PEN',
      concept: text(body.description),
      email: text(client.email),
      expiresAt: instantFrom(body.expiration_date) ?? life,
    },
  };
}
