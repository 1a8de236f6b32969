import { jsonNumber } from '#app/kernel/exact-json.ts';
import { limaOffsetText } from '#app/kernel/lima.ts';
import { decimalText, type Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Contact, GatewayError, IssueOrder, RejectedReason } from '../gateway.ts';
import { shortened } from '../one-line.ts';
import { emailOf, phoneOf, words } from './limits.ts';

const refused = (code: string, reason: RejectedReason): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason });

const noContact = (code: string, contact: 'email' | 'phone'): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason: 'invalid-contact', contact });

/** The largest amount the field holds: 16 digits and 2 decimals (document v1.1, 5.1.2). The contract's own limit is lower. */
const LARGEST_MINOR = 10n ** 18n - 1n;

function amountRefused({ minor, currency }: Money): Result<never, GatewayError> | null {
  if (currency !== 'PEN' && currency !== 'USD') return refused('currency', 'invalid-request');
  if (minor <= 0n) return refused('amount', 'amount-too-small');
  return minor > LARGEST_MINOR ? refused('amount', 'amount-too-large') : null;
}

const names = ({ firstName, lastName }: Contact) => ({
  ...(words(firstName) && { userName: shortened(words(firstName), 30) }),
  ...(words(lastName) && { userLastName: shortened(words(lastName), 30) }),
});

/**
 * The body of POST /v1/cips as JSON text, the amount exact. What PagoEfectivo would refuse anyway is refused here,
 * with the field's name as its code; the house has asked the shopper for e-mail and phone before.
 */
export function orderBody(order: IssueOrder): Result<string, GatewayError> {
  const { amount, contact, transactionCode } = order;
  if (!/^[\x21-\x7e]{1,36}$/.test(transactionCode)) {
    return refused('transactionCode', 'invalid-request');
  }
  const amountError = amountRefused(amount);
  if (amountError) return amountError;
  const email = emailOf(contact.email);
  if (!email) return noContact('userEmail', 'email');
  const phone = phoneOf(contact.phone);
  if (!phone) return noContact('userPhone', 'phone');
  const concept = shortened(order.concept, 50);
  return ok(
    JSON.stringify({
      currency: amount.currency,
      amount: jsonNumber(decimalText(amount)),
      transactionCode,
      dateExpiry: limaOffsetText(order.expiresAt),
      ...(concept && { paymentConcept: concept }),
      userEmail: email,
      ...names(contact),
      userCodeCountry: phone.countryCode,
      userPhone: phone.digits,
    }),
  );
}
