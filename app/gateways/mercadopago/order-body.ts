import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText, type Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Contact, GatewayError, IssueOrder, RejectedReason } from '../gateway.ts';
import { shortened } from '../one-line.ts';
import { CURRENCY, METHOD } from './config.ts';
import { expirationText } from './dates.ts';
import { emailOf, identificationOf } from './limits.ts';

const refused = (code: string, reason: RejectedReason): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason });

/** More than any account may ask for; which amounts PagoEfectivo takes here is Mercado Pago's to say. */
const LARGEST_MINOR = 10n ** 12n;

function amountRefused({ minor, currency }: Money): Result<never, GatewayError> | null {
  if (currency !== CURRENCY) return refused('currency_id', 'invalid-request');
  if (minor <= 0n) return refused('transaction_amount', 'amount-too-small');
  return minor > LARGEST_MINOR ? refused('transaction_amount', 'amount-too-large') : null;
}

function payerOf(email: string, { firstName, lastName, document }: Contact) {
  const first = shortened(firstName ?? '', 40);
  const last = shortened(lastName ?? '', 40);
  const identification = identificationOf(document);
  return {
    email,
    ...(first && { first_name: first }),
    ...(last && { last_name: last }),
    ...(identification && { identification }),
  };
}

/**
 * The body of POST /v1/payments as JSON text, the amount exact. What Mercado Pago would refuse anyway is refused here, with
 * the field's name as its code. No `notification_url`: it would outrank the address whose deliveries are signed (MAPPINGS.md).
 */
export function orderBody(order: IssueOrder, expiresAt: Date): Result<string, GatewayError> {
  const { amount, contact, transactionCode } = order;
  if (!/^[\x21-\x7e]{1,36}$/.test(transactionCode)) {
    return refused('external_reference', 'invalid-request');
  }
  const amountError = amountRefused(amount);
  if (amountError) return amountError;
  const email = emailOf(contact.email);
  if (!email) {
    return err({
      kind: 'rejected',
      code: 'payer.email',
      reason: 'invalid-contact',
      contact: 'email',
    });
  }
  const description = shortened(order.concept, 100);
  return ok(
    JSON.stringify({
      transaction_amount: jsonNumber(decimalText(amount)),
      ...(description && { description }),
      payment_method_id: METHOD,
      external_reference: transactionCode,
      date_of_expiration: expirationText(expiresAt),
      payer: payerOf(email, contact),
    }),
  );
}
