import { jsonNumber } from '#app/kernel/exact-json.ts';
import type { Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError, IssueOrder, RejectedReason } from '../gateway.ts';
import { CURRENCY } from './config.ts';
import { epochText } from './dates.ts';
import { descriptionOf, emailOf, namesOf, phoneOf } from './limits.ts';

const refused = (code: string, reason: RejectedReason): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason });

const noContact = (code: string, contact: 'email' | 'phone'): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason: 'invalid-contact', contact });

/** More than any account may ask for; S/ 9,999.00 is named by the API's description, and theirs to refuse. */
const LARGEST_MINOR = 10n ** 12n;

function amountRefused({ minor, currency }: Money): Result<never, GatewayError> | null {
  if (currency !== CURRENCY) return refused('currency_code', 'invalid-request');
  if (minor <= 0n) return refused('amount', 'amount-too-small');
  return minor > LARGEST_MINOR ? refused('amount', 'amount-too-large') : null;
}

/**
 * The body of POST /v2/orders as JSON text: whole céntimos, and a deadline in seconds. What Culqi would refuse anyway is
 * refused here, with the field's name as its code; the house has asked the shopper for e-mail and phone before.
 */
export function orderBody(order: IssueOrder): Result<string, GatewayError> {
  const { amount, contact, transactionCode, expiresAt, concept } = order;
  if (!/^[\x21-\x7e]{1,36}$/.test(transactionCode))
    return refused('order_number', 'invalid-request');
  const amountError = amountRefused(amount);
  if (amountError) return amountError;
  const email = emailOf(contact.email);
  if (!email) return noContact('email', 'email');
  const phone = phoneOf(contact.phone);
  if (!phone) return noContact('phone_number', 'phone');
  const { first, last } = namesOf(contact);
  return ok(
    JSON.stringify({
      amount: jsonNumber(`${amount.minor}`),
      currency_code: CURRENCY,
      description: descriptionOf(concept),
      order_number: transactionCode,
      client_details: { first_name: first, last_name: last, email, phone_number: phone },
      expiration_date: jsonNumber(epochText(expiresAt)),
      confirm: true,
    }),
  );
}
