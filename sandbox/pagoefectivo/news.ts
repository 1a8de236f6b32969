import { createHmac } from 'node:crypto';
import { fixedText, trimmedText } from '../till/amount.ts';
import { type Json, type JsonObject, Numeral, writeIndented, writeJson } from '../till/json.ts';
import { limaText } from '../till/lima-time.ts';
import type { Letter, News, NewsEvent } from '../till/news.ts';

/** `cip.paid` is the one official event; public integrations also branch on the other two. */
const EVENTS: Readonly<Record<NewsEvent, string | null>> = {
  made: null,
  paid: 'cip.paid',
  lapsed: 'cip.expired',
  reversed: 'cip.refunded',
  'charged-back': null,
  voided: null,
  refunded: null,
  'refund-refused': null,
};

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

/** Lowercase hex HMAC-SHA256 under the secret key as UTF-8 text. Source: official document, 5.2. */
export function peSignature(secretKey: string, body: string): string {
  return createHmac('sha256', secretKey).update(body, 'utf8').digest('hex');
}

/** Writes and signs the news of a code; null for what no merchant is told. */
export function writeNews(news: News, secretKey: string, variants: Variants): Letter | null {
  const event = EVENTS[news.event];
  if (event === null || (news.event === 'lapsed' && !variants.tellsExpiry)) return null;
  const plain = contentOf(event, news, variants);
  const content = variants.pascalCase ? pascal(plain) : plain;
  const compact = writeJson(content);
  const headers = {
    'content-type': 'application/json',
    'PE-Signature': peSignature(secretKey, compact),
  };
  return { event, headers, body: variants.indented ? writeIndented(content) : compact };
}

function contentOf(event: string, { code, payment }: News, variants: Variants): JsonObject {
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
      cip: number(code.code),
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
