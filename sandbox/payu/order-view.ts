import { createHash } from 'node:crypto';
import type { Account } from '../till/accounts.ts';
import { fixedText } from '../till/amount.ts';
import type { Code, Payment } from '../till/codes.ts';
import type { Shown } from '../till/dialect.ts';
import { type Json, type JsonObject, Numeral } from '../till/json.ts';
import { receiptOf } from './receipt.ts';
import { type KeyName, signatureOf } from './signature.ts';

/** Order status and charge state by where a code stands. What PayU says after an agency's reversal is in no document. */
export const WORDS: Readonly<Record<Shown, readonly [order: string, charge: string]>> = {
  awaiting: ['IN_PROGRESS', 'PENDING'],
  paid: ['CAPTURED', 'APPROVED'],
  lapsed: ['CANCELLED', 'EXPIRED'],
  voided: ['CANCELLED', 'EXPIRED'],
  refunded: ['REFUNDED', 'APPROVED'],
  reversed: ['CHARGEBACK', 'APPROVED'],
  'charged-back': ['CHARGEBACK', 'APPROVED'],
  strange: ['ON_HOLD', 'REVIEWED'],
};

const RESPONSES: Readonly<Record<string, string>> = {
  PENDING: 'PENDING_TRANSACTION_CONFIRMATION',
  EXPIRED: 'EXPIRED_TRANSACTION',
};

/** The transaction that a payment is: the order's own for the first, one more for each that came besides. */
export function transactionOf(code: Code, payment: Payment | null): string {
  const own = code.notes.transaction ?? '';
  if (payment === null || payment === code.payments[0]) return own;
  const hex = createHash('sha256').update(`${own}/${payment.operation}`).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const millis = (at: Date): Numeral => new Numeral(String(at.getTime()));
const value = (minor: bigint, currency: string): JsonObject => ({
  TX_VALUE: { value: new Numeral(fixedText(minor)), currency },
});

type Charge = { readonly code: Code; readonly payment: Payment | null; readonly state: string };

function chargeView({ code, payment, state }: Charge, account: Account<KeyName>): JsonObject {
  const receipt = receiptOf(code, account.mode);
  return {
    id: transactionOf(code, payment),
    order: null,
    creditCard: null,
    bankAccount: null,
    type: 'AUTHORIZATION_AND_CAPTURE',
    parentTransactionId: null,
    paymentMethod: 'PAGOEFECTIVO',
    source: null,
    paymentCountry: 'PE',
    transactionResponse: {
      state,
      paymentNetworkResponseCode: null,
      trazabilityCode: code.code,
      authorizationCode: payment ? payment.operation : null,
      pendingReason: state === 'PENDING' ? 'AWAITING_NOTIFICATION' : null,
      responseCode: RESPONSES[state] ?? state,
      operationDate: payment ? millis(payment.at) : null,
      extraParameters: null,
    },
    expirationDate: millis(code.expiresAt),
    payer: { fullName: code.notes.name ?? '', emailAddress: code.email },
    additionalValues: payment
      ? value(payment.amountMinor, payment.currency)
      : value(code.amountMinor, code.currency),
    extraParameters: {
      REFERENCE: code.reference,
      BAR_CODE: code.code,
      URL_PAYMENT_RECEIPT_HTML: receipt.html,
      URL_PAYMENT_RECEIPT_PDF: receipt.pdf,
    },
  };
}

/** An order as the queries API tells it. Source: queries-api, 2022-06; of the payment's part, a BALOTO order seen in 2017. */
export function orderView(code: Code, shown: Shown, account: Account<KeyName>): JsonObject {
  const [status, state] = WORDS[shown];
  const { keys } = account;
  const amount = fixedText(code.amountMinor);
  const charges = code.payments.length > 0 ? code.payments : [null];
  return {
    id: new Numeral(code.reference),
    accountId: new Numeral(keys.accountId),
    status,
    referenceCode: code.transactionCode,
    description: code.concept,
    language: 'es',
    notifyUrl: code.notificationUrl,
    shippingAddress: null,
    buyer: { fullName: code.notes.name ?? '', emailAddress: code.email },
    isTest: code.notes.test === '1',
    transactions: charges.map((payment): Json => chargeView({ code, payment, state }, account)),
    additionalValues: value(code.amountMinor, code.currency),
    creationDate: millis(code.createdAt),
    merchantId: new Numeral(keys.merchantId),
    processedTransactionId: transactionOf(code, code.payments.at(-1) ?? null),
    orderSignature: signatureOf(keys, [code.transactionCode, amount, code.currency]),
  };
}
