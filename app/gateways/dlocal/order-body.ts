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
import type { PaymentMethod } from './credentials.ts';
import { documentOf, emailOf } from './limits.ts';

const refused = (
  code: string,
  reason: RejectedReason,
  contact?: ContactField,
): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason, ...(contact && { contact }) });

/** The largest amount the field holds: 16 digits and 2 decimals (reference/make-a-refund, 2026). The contract's own limit is lower. */
const LARGEST_MINOR = 10n ** 18n - 1n;

function amountRefused({ minor, currency }: Money): Result<never, GatewayError> | null {
  if (currency !== 'PEN') return refused('currency', 'invalid-request');
  if (minor <= 0n) return refused('amount', 'amount-too-small');
  return minor > LARGEST_MINOR ? refused('amount', 'amount-too-large') : null;
}

type Payer = { readonly name: string; readonly email: string; readonly document: string };

/** The payer that dLocal demands: name, e-mail and document. Nothing of it is invented. */
function payerOf({ firstName, lastName, ...contact }: Contact): Result<Payer, GatewayError> {
  const email = emailOf(contact.email);
  if (!email) return refused('payer.email', 'invalid-contact', 'email');
  const document = documentOf(contact.document);
  if (!document) return refused('payer.document', 'invalid-contact', 'document');
  const name = shortened([firstName, lastName].filter(Boolean).join(' '), 100);
  return name ? ok({ name, email, document }) : refused('payer.name', 'invalid-contact', 'name');
}

/** What an order needs of the account besides itself. */
export type OrderTerms = { readonly method: PaymentMethod; readonly notificationUrl: string };

/**
 * The body of POST /payments as JSON text, the amount exact. What dLocal would refuse anyway is refused here, with the
 * field's name as its code; the house has asked the shopper for name, e-mail and document before.
 */
export function orderBody(order: IssueOrder, terms: OrderTerms): Result<string, GatewayError> {
  const { amount, contact, transactionCode } = order;
  if (!/^[\w-]{1,36}$/.test(transactionCode)) return refused('order_id', 'invalid-request');
  const amountError = amountRefused(amount);
  if (amountError) return amountError;
  const payer = payerOf(contact);
  if (!payer.ok) return payer;
  // In dLocal's sandbox a description that is a status code decides the outcome; a shop's name is none.
  const description = shortened(order.concept, 100);
  return ok(
    JSON.stringify({
      amount: jsonNumber(decimalText(amount)),
      currency: amount.currency,
      country: 'PE',
      payment_method_id: terms.method.id,
      payment_method_flow: terms.method.flow,
      payer: payer.value,
      order_id: transactionCode,
      ...(description && { description }),
      notification_url: terms.notificationUrl,
    }),
  );
}
