import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText, type Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Contact, GatewayError, IssueOrder, RejectedReason } from '../gateway.ts';
import { shortened } from '../one-line.ts';
import type { PayuKeys } from './credentials.ts';
import { allowedExpiry, expiryText } from './dates.ts';
import { documentOf, emailOf, phoneOf } from './limits.ts';
import { requestSignature } from './signing.ts';

/** What an order needs besides itself. */
export type OrderSetting = {
  readonly keys: PayuKeys;
  readonly notificationUrl: string;
  readonly now: Date;
};

const refused = (code: string, reason: RejectedReason): Result<never, GatewayError> =>
  err({ kind: 'rejected', code, reason });

/** The largest amount the field holds: 12 digits and 2 decimals. What PagoEfectivo takes through PayU is less. */
const LARGEST_MINOR = 10n ** 14n - 1n;

function amountRefused({ minor, currency }: Money): Result<never, GatewayError> | null {
  if (currency !== 'PEN' && currency !== 'USD') return refused('currency', 'invalid-request');
  if (minor <= 0n) return refused('TX_VALUE', 'amount-too-small');
  return minor > LARGEST_MINOR ? refused('TX_VALUE', 'amount-too-large') : null;
}

/** The shopper as buyer and payer. Without a name the e-mail stands for it: the field is mandatory, and none is invented. */
function people(contact: Contact, email: string) {
  const name = shortened(`${contact.firstName ?? ''} ${contact.lastName ?? ''}`, 150);
  const phone = phoneOf(contact.phone);
  const document = documentOf(contact.document);
  const buyer = {
    fullName: name || shortened(email, 150),
    emailAddress: email,
    ...(phone && { contactPhone: phone }),
    ...(document && { dniNumber: document.number }),
  };
  return { buyer, payer: { ...buyer, ...(document?.kind && { dniType: document.kind }) } };
}

/**
 * The `transaction` of SUBMIT_TRANSACTION. The amount's text is the one that is signed. What PayU would refuse anyway is
 * refused here, with the field's name as its code.
 */
export function transactionOf(
  order: IssueOrder,
  { keys, notificationUrl, now }: OrderSetting,
): Result<object, GatewayError> {
  const { amount, contact, transactionCode } = order;
  if (!/^[\x21-\x7d]{1,36}$/.test(transactionCode)) {
    return refused('referenceCode', 'invalid-request');
  }
  if (notificationUrl.length > 2048) return refused('notifyUrl', 'invalid-request');
  const amountError = amountRefused(amount);
  if (amountError) return amountError;
  const email = emailOf(contact.email);
  if (!email) {
    const reason = 'invalid-contact';
    return err({ kind: 'rejected', code: 'emailAddress', reason, contact: 'email' });
  }
  const value = decimalText(amount);
  const { currency } = amount;
  const { buyer, payer } = people(contact, email);
  return ok({
    order: {
      accountId: keys.accountId,
      referenceCode: transactionCode,
      description: shortened(order.concept, 255) || transactionCode,
      language: order.locale,
      signature: requestSignature(keys, { referenceCode: transactionCode, value, currency }),
      notifyUrl: notificationUrl,
      additionalValues: { TX_VALUE: { value: jsonNumber(value), currency } },
      buyer,
    },
    payer,
    type: 'AUTHORIZATION_AND_CAPTURE',
    paymentMethod: 'PAGOEFECTIVO',
    paymentCountry: 'PE',
    expirationDate: expiryText(allowedExpiry(order.expiresAt, now)),
  });
}
