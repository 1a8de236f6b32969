import { fixedText } from '../till/amount.ts';
import type { Code } from '../till/codes.ts';
import type { Shown } from '../till/dialect.ts';
import { type JsonObject, Numeral } from '../till/json.ts';
import type { Refund, RefundState } from '../till/refunds.ts';
import { standingPayments } from '../till/standing.ts';

/** How a payment is created: with the code in the answer, or on dLocal's own page. */
export type Flow = 'DIRECT' | 'REDIRECT';

/** Status words with their codes and texts; dLocal has no word for money that went back: the payment stays paid. */
const WORDS: Readonly<Record<Shown, readonly [word: string, code: string, detail: string]>> = {
  awaiting: ['PENDING', '100', 'The payment is pending'],
  paid: ['PAID', '200', 'The payment was paid'],
  refunded: ['PAID', '200', 'The payment was paid'],
  reversed: ['PAID', '200', 'The payment was paid'],
  'charged-back': ['PAID', '200', 'The payment was paid'],
  voided: ['CANCELLED', '400', 'The payment was cancelled'],
  lapsed: ['EXPIRED', '500', 'The payment expired'],
  strange: ['BLESSED', '900', 'The payment was blessed'],
};

const REFUND_WORDS: Readonly<
  Record<RefundState, readonly [word: string, code: string, detail: string]>
> = {
  pending: ['PENDING', '100', 'The refund is pending'],
  sent: ['SUCCESS', '200', 'The refund was paid'],
  refused: ['REJECTED', '300', 'The refund was rejected'],
};

/** An instant as dLocal writes it: `2018-12-26T20:37:20.000+0000`. */
const dateText = (at: Date): string => at.toISOString().replace('Z', '+0000');

const statusOf = (words: readonly [string, string, string]) => ({
  status: words[0],
  status_code: words[1],
  status_detail: words[2],
});

/** dLocal's page of a code, behind a REDIRECT. */
const pageUrl = (host: string, { token }: Code): string =>
  `https://${host}/collect/pay/pay/M-${token.toLowerCase()}`;

const ticketOf = (code: Code): JsonObject => ({
  type: 'NUMERIC',
  number: code.code,
  expiration_date: dateText(code.expiresAt),
  id: code.code,
  company_name: 'DLOCAL PERU',
  provider_name: 'PagoEfectivo',
});

/** The payment object: an answer, and the body of a notification. */
export function paymentView(code: Code, shown: Shown, host: string): JsonObject {
  const [paid] = standingPayments(code);
  const { notes } = code;
  return {
    id: code.reference,
    amount: new Numeral(fixedText(paid?.amountMinor ?? code.amountMinor)),
    currency: paid?.currency ?? code.currency,
    payment_method_id: notes.method ?? '',
    payment_method_type: 'TICKET',
    payment_method_flow: notes.flow ?? '',
    country: 'PE',
    payer: { name: notes.name ?? '', email: code.email, document: notes.document ?? '' },
    created_date: dateText(code.createdAt),
    ...(paid && { approved_date: dateText(paid.at) }),
    ...statusOf(WORDS[shown]),
    order_id: code.transactionCode,
    description: code.concept,
    notification_url: code.notificationUrl,
    ...(notes.flow === 'DIRECT'
      ? { ticket: ticketOf(code) }
      : { redirect_url: pageUrl(host, code) }),
  };
}

/** What GET /orders/{order_id} answers: the payment's id, and not the payment. */
export const orderView = (code: Code, shown: Shown): JsonObject => ({
  order_id: code.transactionCode,
  payment_id: code.reference,
  currency: code.currency,
  amount: new Numeral(fixedText(code.amountMinor)),
  ...statusOf(WORDS[shown]),
  created_date: dateText(code.createdAt),
});

/** The refund object. */
export const refundView = (code: Code, refund: Refund): JsonObject => ({
  id: refund.reference,
  payment_id: code.reference,
  amount: new Numeral(fixedText(refund.amountMinor)),
  amount_refunded: new Numeral(fixedText(refund.amountMinor)),
  currency: refund.currency,
  ...statusOf(REFUND_WORDS[refund.state]),
  created_date: dateText(refund.at),
  notification_url: code.notificationUrl,
  order_id: code.transactionCode,
});

/** A chargeback, as dLocal tells of one. */
export const chargebackView = (code: Code): JsonObject => ({
  id: `CHAR${code.reference.slice(3)}`,
  payment_id: code.reference,
  amount: new Numeral(fixedText(code.amountMinor)),
  currency: code.currency,
  status: 'COMPLETED',
  status_code: '200',
  status_detail: 'The chargeback was executed',
});
