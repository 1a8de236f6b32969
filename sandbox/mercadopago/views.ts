import type { Mode } from '../till/accounts.ts';
import { fixedText, trimmedText } from '../till/amount.ts';
import type { Code } from '../till/codes.ts';
import type { Shown } from '../till/dialect.ts';
import { type JsonObject, Numeral } from '../till/json.ts';
import type { Refund, RefundState } from '../till/refunds.ts';
import { refundedMinor } from '../till/standing.ts';
import { dateText } from './dates.ts';
import { METHOD_ID } from './payment-order.ts';

/** Status and its detail. A bank's reversal stands in no document; as a dispute it is told here: the money is gone. */
const WORDS: Readonly<Record<Shown, readonly [status: string, detail: string]>> = {
  awaiting: ['pending', 'pending_waiting_payment'],
  paid: ['approved', 'accredited'],
  refunded: ['refunded', 'refunded'],
  reversed: ['charged_back', 'settled'],
  'charged-back': ['charged_back', 'settled'],
  voided: ['cancelled', 'by_collector'],
  lapsed: ['cancelled', 'expired'],
  strange: ['blessed', 'blessed'],
};

const REFUND_WORDS: Readonly<Record<RefundState, string>> = {
  pending: 'in_process',
  sent: 'approved',
  refused: 'rejected',
};

/** The page of a code, and where it is served. */
export const PAGE_HOST = 'www.mercadopago.com';
export const PAGE_PATH = '/mpe/payments/ticket/helper';
const pageUrl = (code: Code): string =>
  `https://${PAGE_HOST}${PAGE_PATH}?payment_id=${code.reference}&payment_method_reference_id=${code.code}&caller_id=${code.token}`;

const number = (minor: bigint) => new Numeral(trimmedText(minor));

/** A payment, as each call about it answers. A part given back does not change its status. */
export function paymentView(code: Code, shown: Shown, mode: Mode): JsonObject {
  const [status, detail] = WORDS[shown];
  const [paid] = code.payments;
  const amount = paid?.amountMinor ?? code.amountMinor;
  const givenBack = refundedMinor(code);
  return {
    id: new Numeral(code.reference),
    date_created: dateText(code.createdAt),
    date_approved: paid ? dateText(paid.at) : null,
    date_last_updated: dateText(paid?.at ?? code.createdAt),
    date_of_expiration: dateText(code.expiresAt),
    operation_type: 'regular_payment',
    payment_method_id: METHOD_ID,
    payment_type_id: 'atm',
    status,
    status_detail: shown === 'paid' && givenBack > 0n ? 'partially_refunded' : detail,
    currency_id: paid?.currency ?? code.currency,
    description: code.concept,
    live_mode: mode === 'live',
    external_reference: code.transactionCode,
    transaction_amount: number(amount),
    transaction_amount_refunded: number(givenBack),
    payer: {
      email: code.email,
      first_name: code.notes.firstName ?? '',
      last_name: code.notes.lastName ?? '',
      identification: { type: null, number: null },
    },
    transaction_details: {
      net_received_amount: number(0n),
      total_paid_amount: number(amount),
      overpaid_amount: number(0n),
      external_resource_url: pageUrl(code),
      installment_amount: number(0n),
      financial_institution: 'PagoEfectivo',
      payment_method_reference_id: code.code,
      verification_code: code.code,
    },
  };
}

/** A refund. */
export const refundView = (code: Code, refund: Refund): JsonObject => ({
  id: new Numeral(refund.reference),
  payment_id: new Numeral(code.reference),
  amount: new Numeral(fixedText(refund.amountMinor)),
  metadata: {},
  source: { id: '44444', name: 'Tienda de prueba', type: 'collector' },
  date_created: dateText(refund.at),
  refund_mode: 'standard',
  status: REFUND_WORDS[refund.state],
  reason: null,
});
