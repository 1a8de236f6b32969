import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError, IssuedVoucher, IssueOrder } from '../gateway.ts';
import { allowedExpiry } from './dates.ts';
import { submitted } from './schemas.ts';
import { cipOf, voucherFacts } from './voucher.ts';

/** Why a transaction that PayU declined has no code, in words of ours; the rest is not allowed now. */
const reasonOf = (responseCode: string) =>
  responseCode === 'EXCEEDED_AMOUNT' ? ('amount-too-large' as const) : ('not-allowed-now' as const);

type Submitted = ReturnType<typeof submitted.parse>['transactionResponse'];

/** The answer repeats neither amount nor reference; what it tells more than once is the code, and it must be one and the same. */
function contradicts(said: Submitted, code: string | null): boolean {
  const inWords = /CIP:?\s*(\d{1,20})/i.exec(said.paymentNetworkResponseCode ?? '')?.[1];
  const told = [code, cipOf(said.trazabilityCode), cipOf(inWords)];
  return new Set(told.filter((each) => each !== null)).size > 1;
}

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
  const said = read.data.transactionResponse;
  const { orderId, state, responseCode, extraParameters, trazabilityCode } = said;
  if (state === 'DECLINED') {
    const code = (responseCode ?? state).slice(0, 64);
    return err({ kind: 'rejected', code, reason: reasonOf(code) });
  }
  const { code, expiresAt, pageUrl } = voucherFacts({ extra: [extraParameters], trazabilityCode });
  if (state !== 'PENDING' || !orderId || (!code && !pageUrl)) return doubt;
  if (contradicts(said, code)) return doubt;
  const until = expiresAt ?? allowedExpiry(order.expiresAt, now);
  return ok({ reference: orderId, code, expiresAt: until, pageUrl });
}
