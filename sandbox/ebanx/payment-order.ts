import type { Account } from '../till/accounts.ts';
import { minorFrom } from '../till/amount.ts';
import type { CodeOrder } from '../till/codes.ts';
import type { Till } from '../till/dialect.ts';
import { asObject, type Json, type JsonObject, Numeral } from '../till/json.ts';
import { limaInstant } from '../till/lima-time.ts';
import type { ErrorCode } from './answer.ts';

/** The fields of an account's credentials: `integrationKey`, and for those who sign the rest. */
export type KeyName = string;

export type OrderReading =
  | { readonly kind: 'order'; readonly order: CodeOrder }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
const amountOf = (value: Json | undefined): bigint | null =>
  value instanceof Numeral ? minorFrom(value.text) : null;

/** The last second of a `d/m/Y` in Lima; null for any other form. */
function dueOf(value: string): Date | null {
  const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(value)?.slice(1).reverse().join('-');
  return day ? limaInstant(`${day}T23:59:59-05:00`) : null;
}

/** The first rule that the order breaks; null when it breaks none. */
function faultIn(payment: JsonObject, account: Account<KeyName>): ErrorCode | null {
  const amount = amountOf(payment.amount_total);
  if (payment.currency_code !== 'PEN' && payment.currency_code !== 'USD') return 'BP-DR-4';
  if (!amount) return 'BP-DR-5';
  if (amount > (minorFrom(account.maxAmount) ?? 0n)) return 'BP-DR-7';
  if (!/^.{1,40}$/.test(text(payment.merchant_payment_code))) return 'BP-DR-9';
  if (!text(payment.name)) return 'BP-DR-13';
  if (!/^\S+@\S+\.\S+$/.test(text(payment.email))) return 'BP-DR-15';
  if (!/^\d{6,15}$/.test(text(payment.phone_number))) return 'BP-DR-31';
  if (payment.payment_type_code !== 'pagoefectivo') return 'BP-DR-35';
  return dueOf(text(payment.due_date)) ? null : 'BP-DR-90';
}

/** Reads the `payment` of ws/direct. */
export function readPaymentOrder(
  body: JsonObject,
  { till, account }: { till: Till<KeyName>; account: Account<KeyName> },
): OrderReading {
  const payment = asObject(body.payment);
  if (!payment || body.operation !== 'request') return { kind: 'refused', code: 'BP-DR-2' };
  const fault = faultIn(payment, account);
  if (fault) return { kind: 'refused', code: fault };
  const transactionCode = text(payment.merchant_payment_code);
  if (till.codes.ofTransaction(account.id, transactionCode).length > 0) {
    return { kind: 'refused', code: 'BP-DR-0' };
  }
  return {
    kind: 'order',
    order: {
      account: account.id,
      reference: till.draw.hex(48),
      transactionCode,
      amountMinor: amountOf(payment.amount_total) ?? 0n,
      currency: text(payment.currency_code),
      concept: '',
      email: text(payment.email),
      expiresAt: dueOf(text(payment.due_date)) ?? till.now(),
      notificationUrl: text(payment.notification_url) || null,
      notes: {
        name: text(payment.name),
        document: text(payment.document),
        pin: till.draw.digits(9),
      },
    },
  };
}
