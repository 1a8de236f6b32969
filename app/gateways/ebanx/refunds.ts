import { createHash } from 'node:crypto';
import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError } from '../gateway.ts';
import { shortened } from '../one-line.ts';
import type { RefundOrder, RefundStanding } from '../refund.ts';
import type { Fields } from './client.server.ts';
import { type EbanxRefund, payment, refund } from './schemas.ts';

/** The longest `merchant_refund_code` that EBANX takes (refund operation reference). */
const CODE_LENGTH = 20;

/** Our refund code as EBANX can hold it: itself where it fits, else twenty digits that follow from it alone. */
export const merchantRefundCode = (refundCode: string): string =>
  refundCode.length <= CODE_LENGTH
    ? refundCode
    : createHash('sha256').update(refundCode).digest('hex').slice(0, CODE_LENGTH);

/**
 * What POST ws/refund is asked for. EBANX itself asks the shopper by e-mail for the bank account, so no payee is sent. The
 * amount is in the currency that the payment was ordered in.
 */
export function refundFields(order: RefundOrder): Result<Fields, GatewayError> {
  const { amount, reference, refundCode } = order;
  if (amount.minor <= 0n) {
    return err({ kind: 'rejected', code: 'amount', reason: 'invalid-request' });
  }
  return ok({
    operation: 'request',
    hash: reference,
    amount: jsonNumber(decimalText(amount)),
    description: shortened(order.description, 200) || refundCode,
    merchant_refund_code: merchantRefundCode(refundCode),
  });
}

const STATES: Readonly<Record<string, RefundStanding['state']>> = {
  RE: 'pending',
  PE: 'pending',
  CO: 'sent',
  CA: 'refused',
};

function standing(read: EbanxRefund, currency: string): RefundStanding {
  const money = parseMoney(read.amount_ext ?? '', currency);
  const state = Object.hasOwn(STATES, read.status) ? STATES[read.status] : undefined;
  return {
    refund: read.id,
    state: state ?? 'unknown',
    amount: money.ok ? money.value : null,
    word: read.status,
  };
}

/** What the answer to ws/refund says of the refund just asked for; null when it cannot be read. */
export function standingOf(data: unknown, currency: string): RefundStanding | null {
  const read = refund.safeParse(data);
  return read.success ? standing(read.data, currency) : null;
}

/** Which of a payment's refunds is meant: by our code of it, or by EBANX's id. */
export type RefundKey = { readonly code: string } | { readonly id: string };

/** One of a payment's refunds as ws/query lists them; null where the payment lists none such, an error where it is unreadable. */
export function refundAmong(
  data: unknown,
  key: RefundKey,
): Result<RefundStanding | null, GatewayError> {
  const read = payment.safeParse(data);
  if (!read.success) return err({ kind: 'unavailable' });
  const { refunds, currency_ext } = read.data;
  const found = (refunds ?? []).find((each) =>
    'id' in key ? each.id === key.id : each.merchant_refund_code === key.code,
  );
  return ok(found ? standing(found, currency_ext) : null);
}
