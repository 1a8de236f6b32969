import { fixedText } from '../till/amount.ts';
import type { Code } from '../till/codes.ts';
import type { Shown } from '../till/dialect.ts';
import type { JsonObject } from '../till/json.ts';
import { limaText } from '../till/lima-time.ts';
import type { Refund, RefundState } from '../till/refunds.ts';
import { standingPayments } from '../till/standing.ts';

/** One word for both ends; a payment that was refunded stays confirmed. */
const WORDS: Readonly<Record<Shown, string>> = {
  awaiting: 'PE',
  paid: 'CO',
  refunded: 'CO',
  reversed: 'CA',
  'charged-back': 'CO',
  lapsed: 'CA',
  voided: 'CA',
  strange: 'ZZ',
};

const REFUND_WORDS: Readonly<Record<RefundState, string>> = {
  pending: 'RE',
  sent: 'CO',
  refused: 'CA',
};

/** `2017-05-24 19:54:11`, without a zone; here Lima's. */
const timeText = (at: Date): string => limaText(at).slice(0, 19).replace('T', ' ');
const dayText = (at: Date): string => limaText(at).slice(0, 10);

const endedAt = (code: Code, shown: Shown): Date | null => {
  if (shown === 'voided') return code.voidedAt;
  return shown === 'lapsed' ? new Date(code.expiresAt.getTime() + 1_000) : null;
};

/** A refund, alone or in its payment's list. */
export const refundView = (refund: Refund): JsonObject => ({
  id: refund.reference,
  merchant_refund_code: refund.notes.code || null,
  status: REFUND_WORDS[refund.state],
  request_date: timeText(refund.at),
  pending_date: null,
  confirm_date: refund.state === 'sent' && refund.settledAt ? timeText(refund.settledAt) : null,
  cancel_date: refund.state === 'refused' && refund.settledAt ? timeText(refund.settledAt) : null,
  amount_ext: fixedText(refund.amountMinor),
  description: refund.notes.description ?? '',
});

/** A payment as every call shows it; once paid, with the amount that came in. */
export function paymentView(code: Code, shown: Shown, host: string): JsonObject {
  const [paid] = standingPayments(code);
  const ended = endedAt(code, shown);
  const amount = fixedText(paid?.amountMinor ?? code.amountMinor);
  return {
    hash: code.reference,
    pin: code.notes.pin ?? '',
    country: 'pe',
    merchant_payment_code: code.transactionCode,
    order_number: null,
    status: WORDS[shown],
    status_date: ended ? timeText(ended) : null,
    open_date: timeText(code.createdAt),
    confirm_date: paid ? timeText(paid.at) : null,
    transfer_date: null,
    amount_br: amount,
    amount_ext: amount,
    amount_iof: '0.00',
    currency_rate: '1.0000',
    currency_ext: paid?.currency ?? code.currency,
    due_date: dayText(code.expiresAt),
    instalments: '1',
    payment_type_code: 'pagoefectivo',
    cip_url: `https://${host}/cip/?hash=${code.reference}`,
    cip_code: code.code,
    pre_approved: false,
    capture_available: null,
    ...(code.refunds.length > 0 && { refunds: code.refunds.map(refundView) }),
    customer: {
      document: code.notes.document ?? '',
      email: code.email,
      name: code.notes.name ?? '',
    },
  };
}
