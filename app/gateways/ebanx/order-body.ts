import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText, type Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Contact,
  ContactField,
  GatewayError,
  IssueOrder,
  RejectedReason,
} from '../gateway.ts';
import { shortened } from '../one-line.ts';
import type { Fields } from './client.server.ts';
import { dueDateText } from './dates.ts';
import { documentOf, emailOf, phoneOf } from './limits.ts';

const refused = (
  code: string,
  reason: RejectedReason,
  contact?: ContactField,
): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason, ...(contact && { contact }) });

/** Far above every limit that EBANX sets (BP-DR-7), and still a number that nobody rounds. */
const LARGEST_MINOR = 10n ** 15n - 1n;

function amountRefused({ minor, currency }: Money): Result<never, GatewayError> | null {
  if (currency !== 'PEN' && currency !== 'USD') return refused('currency_code', 'invalid-request');
  if (minor <= 0n) return refused('amount_total', 'amount-too-small');
  return minor > LARGEST_MINOR ? refused('amount_total', 'amount-too-large') : null;
}

/** The customer that EBANX demands for Peru: name, e-mail and phone; a document where one is known. */
function customerOf({ firstName, lastName, ...contact }: Contact): Result<Fields, GatewayError> {
  const email = emailOf(contact.email);
  if (!email) return refused('payment.email', 'invalid-contact', 'email');
  const phone = phoneOf(contact.phone);
  if (!phone) return refused('payment.phone_number', 'invalid-contact', 'phone');
  const name = shortened([firstName, lastName].filter(Boolean).join(' '), 100);
  if (!name) return refused('payment.name', 'invalid-contact', 'name');
  const document = documentOf(contact.document);
  return ok({ name, email, ...(document && { document }), phone_number: phone });
}

/**
 * What POST ws/direct is asked for, the amount exact. What EBANX would refuse anyway is refused here, with the field's name
 * as its code; the house has asked the shopper for name, e-mail and phone before.
 */
export function orderFields(
  order: IssueOrder,
  notificationUrl: string,
): Result<Fields, GatewayError> {
  const { amount, transactionCode, expiresAt } = order;
  if (!/^[\x21-\x7e]{1,36}$/.test(transactionCode)) {
    return refused('merchant_payment_code', 'invalid-request');
  }
  const amountError = amountRefused(amount);
  if (amountError) return amountError;
  const customer = customerOf(order.contact);
  if (!customer.ok) return customer;
  return ok({
    operation: 'request',
    mode: 'full',
    payment: {
      ...customer.value,
      country: 'pe',
      payment_type_code: 'pagoefectivo',
      merchant_payment_code: transactionCode,
      currency_code: amount.currency,
      amount_total: jsonNumber(decimalText(amount)),
      due_date: dueDateText(expiresAt),
      notification_url: notificationUrl,
    },
  });
}
