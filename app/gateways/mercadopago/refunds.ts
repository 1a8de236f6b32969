import { jsonNumber } from '#app/kernel/exact-json.ts';
import { decimalText, parseMoney } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError } from '../gateway.ts';
import type { RefundOrder, RefundStanding } from '../refund.ts';
import { CURRENCY } from './config.ts';
import { refund } from './schemas.ts';

/** The words of a refund (official OpenAPI, 2026-06). */
const STATES: ReadonlyMap<string, RefundStanding['state']> = new Map([
  ['approved', 'sent'],
  ['in_process', 'pending'],
  ['rejected', 'refused'],
]);

/** The body of POST /v1/payments/{id}/refunds: empty for all of it, else the amount. */
export function refundBody({ amount, whole }: RefundOrder): Result<string, GatewayError> {
  if (amount.currency !== CURRENCY || amount.minor <= 0n) {
    return err({ kind: 'rejected', code: 'amount', reason: 'invalid-request' });
  }
  return ok(JSON.stringify(whole ? {} : { amount: jsonNumber(decimalText(amount)) }));
}

/** A refund as Mercado Pago tells of it; null when it cannot be read. Refunds name no currency: it is the payment's. */
export function standingOf(json: unknown): RefundStanding | null {
  const read = refund.safeParse(json);
  if (!read.success) return null;
  const { id, amount, status } = read.data;
  const money = parseMoney(amount ?? '', CURRENCY);
  return {
    refund: id,
    state: STATES.get(status ?? '') ?? 'unknown',
    amount: money.ok ? money.value : null,
    word: (status ?? '').slice(0, 80),
  };
}

/** The refund that was just asked for; an answer that cannot be read leaves open whether money went. */
export function startedRefund(json: unknown): Result<RefundStanding, GatewayError> {
  const standing = standingOf(json);
  return standing ? ok(standing) : err({ kind: 'indeterminate' });
}

/** What has become of it; only the refund that was asked about is believed. */
export function askedRefund(json: unknown, reference: string): RefundStanding {
  const standing = standingOf(json);
  return standing?.refund === reference ? standing : unknownRefund(reference, 'unreadable');
}

/** Neither sent nor refused (law 4). */
export const unknownRefund = (reference: string, word: string): RefundStanding => ({
  refund: reference,
  state: 'unknown',
  amount: null,
  word,
});
