import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError, IssuedVoucher, IssueOrder } from '../gateway.ts';
import { allowedExpiry } from './dates.ts';
import { submitted } from './schemas.ts';
import { voucherFacts } from './voucher.ts';

/** Why a transaction that PayU declined has no code, in words of ours; the rest is not allowed now. */
const reasonOf = (responseCode: string) =>
  responseCode === 'EXCEEDED_AMOUNT' ? ('amount-too-large' as const) : ('not-allowed-now' as const);

/**
 * The code that SUBMIT_TRANSACTION made. Declined is a refusal; whatever is neither pending nor declined, and an answer
 * that cannot be read, leaves open what lives at PayU: `indeterminate`, so that it is asked for by our own code.
 */
export function issuedFrom(
  answer: unknown,
  order: IssueOrder,
  now: Date,
): Result<IssuedVoucher, GatewayError> {
  const read = submitted.safeParse(answer);
  const doubt = err({ kind: 'indeterminate' } as const);
  if (!read.success) return doubt;
  const { orderId, state, responseCode, extraParameters, trazabilityCode } =
    read.data.transactionResponse;
  if (state === 'DECLINED') {
    const code = (responseCode ?? state).slice(0, 64);
    return err({ kind: 'rejected', code, reason: reasonOf(code) });
  }
  const { code, expiresAt, pageUrl } = voucherFacts({ extra: [extraParameters], trazabilityCode });
  if (state !== 'PENDING' || !orderId || (!code && !pageUrl)) return doubt;
  const until = expiresAt ?? allowedExpiry(order.expiresAt, now);
  return ok({ reference: orderId, code, expiresAt: until, pageUrl });
}
