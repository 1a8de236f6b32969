import { fixedText } from '../../till/amount.ts';
import type { Code } from '../../till/codes.ts';
import type { Shown } from '../../till/dialect.ts';
import { type JsonObject, Numeral } from '../../till/json.ts';
import { limaText } from '../../till/lima-time.ts';
import type { Refund, RefundState } from '../../till/refunds.ts';
import { standingPayments } from '../../till/standing.ts';

const WORDS: Readonly<Record<Shown, string>> = {
  awaiting: 'PENDING',
  paid: 'PAID',
  lapsed: 'EXPIRED',
  voided: 'CANCELLED',
  refunded: 'REFUNDED',
  reversed: 'REVERSED',
  'charged-back': 'REVERSED',
  strange: 'BLESSED',
};

const REFUND_WORDS: Readonly<Record<RefundState, string>> = {
  pending: 'QUEUED',
  sent: 'SENT',
  refused: 'REJECTED',
};

/** The order object: an answer, and what a notification is about. */
export function orderView(code: Code, shown: Shown, host: string): JsonObject {
  const payment = standingPayments(code)[0] ?? code.payments[0];
  return {
    id: code.reference,
    status: WORDS[shown],
    payment_code: code.code,
    amount: new Numeral(fixedText(payment?.amountMinor ?? code.amountMinor)),
    currency: payment?.currency ?? code.currency,
    merchant_reference: code.transactionCode,
    expires_at: limaText(code.expiresAt),
    paid_at: payment ? limaText(payment.at) : null,
    operation: payment?.operation ?? null,
    page_url: `https://${host}/pay/${code.token}`,
  };
}

export const refundView = (refund: Refund): JsonObject => ({
  id: refund.reference,
  refund_reference: refund.key,
  status: REFUND_WORDS[refund.state],
  amount: new Numeral(fixedText(refund.amountMinor)),
  currency: refund.currency,
});
