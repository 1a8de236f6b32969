import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import type { CodeOrder } from '../till/codes.ts';
import type { Till } from '../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral } from '../till/json.ts';
import { property } from './answer.ts';
import { type KeyName, signatureOf } from './signature.ts';

const DAY_MS = 24 * 60 * 60_000;
const LIMA_MS = 5 * 60 * 60_000;

/** The least that PagoEfectivo takes. Source: Paysafe's page of limits, S/ 2. */
const LEAST = '2.00';

export type OrderReading =
  | { readonly kind: 'order'; readonly order: CodeOrder }
  | { readonly kind: 'refused'; readonly error: string };

type Reader = { readonly till: Till<KeyName>; readonly account: Account<KeyName> };

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
const wireText = (value: Json | undefined): string =>
  value instanceof Numeral ? value.text : text(value);

/** Seven days, to the end of that day in Lima: what PayU takes where no date is sent, or one too late. */
function latest(now: Date): Date {
  const day = new Date(now.getTime() + 7 * DAY_MS - LIMA_MS).toISOString().slice(0, 10);
  return new Date(Date.parse(`${day}T23:59:59Z`) + LIMA_MS);
}

/** A date without a zone is read as UTC, as PayU's own example shows; what is not before the longest life is ignored. */
function expiryFrom(wish: string, now: Date): Date {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?$/.test(wish) ? Date.parse(`${wish}Z`) : NaN;
  return at <= now.getTime() + 7 * DAY_MS ? new Date(at) : latest(now);
}

function contactFault(order: JsonObject, transaction: JsonObject): string | null {
  const buyer = asObject(order.buyer) ?? {};
  const payer = asObject(transaction.payer) ?? {};
  if (!text(buyer.fullName)) return property('order.buyer.fullName');
  if (!text(payer.fullName)) return property('payer.fullName');
  const email = text(payer.emailAddress) || text(buyer.emailAddress);
  if (!email) return property('payer.emailAddress');
  return /^\S+@\S+\.\S+$/.test(email)
    ? null
    : property('payer.emailAddress', 'not a well-formed email address');
}

function valueFault(value: JsonObject, account: Account<KeyName>): string | null {
  const amount = value.value instanceof Numeral ? minorFrom(value.value.text) : null;
  const currency = text(value.currency);
  if (amount === null) return property('order.additionalValues.TX_VALUE');
  if (currency !== 'PEN' && currency !== 'USD') return 'The currency is not supported';
  if (amount < (minorFrom(LEAST) ?? 0n)) {
    return `The order value is less than minimum allowed. Minimum value allowed ${LEAST} ${currency}`;
  }
  return amount > (minorFrom(account.maxAmount) ?? 0n)
    ? `The order value is greater than maximum allowed. Maximum value allowed ${account.maxAmount} ${currency}`
    : null;
}

/** What is wrong with an order for a code; null when nothing is. The wording is PayU's where a transcript shows it. */
function faultIn(transaction: JsonObject, { account }: Reader): string | null {
  const order = asObject(transaction.order) ?? {};
  const value = asObject(asObject(order.additionalValues)?.TX_VALUE) ?? {};
  const reference = text(order.referenceCode);
  if (!reference) return property('order.referenceCode');
  if (!text(order.description)) return property('order.description');
  if (transaction.paymentMethod !== 'PAGOEFECTIVO' || transaction.paymentCountry !== 'PE') {
    return 'The payment method is not available';
  }
  if (transaction.type !== 'AUTHORIZATION_AND_CAPTURE') return property('type');
  const fault = contactFault(order, transaction) ?? valueFault(value, account);
  if (fault) return fault;
  const signed = [reference, wireText(value.value), text(value.currency)];
  return text(order.signature).toLowerCase() === signatureOf(account.keys, signed)
    ? null
    : 'Invalid signature';
}

/** Reads the `transaction` of SUBMIT_TRANSACTION. */
export function readTransaction(
  transaction: JsonObject,
  reader: Reader,
  test: boolean,
): OrderReading {
  const error = faultIn(transaction, reader);
  if (error) return { kind: 'refused', error };
  const { till, account } = reader;
  const order = asObject(transaction.order) ?? {};
  const value = asObject(asObject(order.additionalValues)?.TX_VALUE) ?? {};
  const buyer = asObject(order.buyer) ?? {};
  const payer = asObject(transaction.payer) ?? {};
  return {
    kind: 'order',
    order: {
      account: account.id,
      reference: till.draw.digits(9),
      transactionCode: text(order.referenceCode),
      amountMinor: minorFrom(wireText(value.value)) ?? 0n,
      currency: text(value.currency),
      concept: text(order.description),
      email: text(payer.emailAddress) || text(buyer.emailAddress),
      expiresAt: expiryFrom(text(transaction.expirationDate), till.now()),
      notificationUrl: text(order.notifyUrl) || null,
      notes: {
        transaction: till.draw.uuid(),
        name: text(buyer.fullName),
        test: test ? '1' : '0',
      },
    },
  };
}
