import { createHmac } from 'node:crypto';
import { fixedText, trimmedText } from './amount.ts';
import type { Code, Payment } from './codes.ts';
import { type Json, type JsonObject, Numeral, writeIndented, writeJson } from './json.ts';
import { limaText } from './lima-time.ts';

/** `cip.paid` is the one official event; public integrations also branch on the other two. */
export type EventType = 'cip.paid' | 'cip.expired' | 'cip.refunded';

/** How a notification is written where public integrations have seen it written differently. */
export type Variants = {
  /** Keys as `EventType`, `OperationNumber`, `Data`, `Cip`… */
  pascalCase: boolean;
  /** cip and operationNumber as JSON numbers. */
  numericCip: boolean;
  /** 1001.00 rather than 1001. */
  trailingZeros: boolean;
  /** Body sent indented, signature made over the compact text. */
  indented: boolean;
  /** Extra `data.paymentDate` and `data.transactionCode`. */
  extraFields: boolean;
  /** Also tells when a code lapses. */
  tellsExpiry: boolean;
  /** Search says "Cancelado." for paid, as older PagoEfectivo Spanish does. */
  saysCancelado: boolean;
};

/** The wire as the official document shows it. */
export const documented: Readonly<Variants> = {
  pascalCase: false,
  numericCip: false,
  trailingZeros: false,
  indented: false,
  extraFields: false,
  tellsExpiry: false,
  saysCancelado: false,
};

/** One thing to tell a merchant's service; a lapse has no payment. */
export type News = {
  readonly event: EventType;
  readonly code: Code;
  readonly payment: Payment | null;
};

/** A notification ready to be sent: its very text, and the signature that belongs to it. */
export type Letter = { readonly body: string; readonly signature: string };

/** Lowercase hex HMAC-SHA256 under the secret key as UTF-8 text. Source: official document, 5.2. */
export function peSignature(secretKey: string, body: string): string {
  return createHmac('sha256', secretKey).update(body, 'utf8').digest('hex');
}

/** Writes and signs the news of a code. */
export function writeNews(news: News, secretKey: string, variants: Variants): Letter {
  const plain = contentOf(news, variants);
  const content = variants.pascalCase ? pascal(plain) : plain;
  const compact = writeJson(content);
  const body = variants.indented ? writeIndented(content) : compact;
  return { body, signature: peSignature(secretKey, compact) };
}

function contentOf({ event, code, payment }: News, variants: Variants): JsonObject {
  const number = (text: string): Json =>
    variants.numericCip && /^\d+$/.test(text) ? new Numeral(text) : text;
  const minor = payment?.amountMinor ?? code.amountMinor;
  const extra = {
    paymentDate: payment ? limaText(payment.at) : null,
    transactionCode: code.transactionCode,
  };
  return {
    eventType: event,
    operationNumber: payment ? number(payment.operation) : '',
    data: {
      cip: number(code.cip),
      currency: payment?.currency ?? code.currency,
      amount: new Numeral(variants.trailingZeros ? fixedText(minor) : trimmedText(minor)),
      ...(variants.extraFields ? extra : {}),
    },
  };
}

function pascal(value: JsonObject): JsonObject {
  const members = Object.entries(value).map(([key, member]): [string, Json] => [
    key.charAt(0).toUpperCase() + key.slice(1),
    key === 'data' ? pascal(member as JsonObject) : member,
  ]);
  return Object.fromEntries(members);
}
