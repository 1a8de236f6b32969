import { parseExactJson } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { ContactField, GatewayError, RejectedReason } from '../gateway.ts';
import { LONGEST_RETRY_AFTER_SECONDS } from './config.ts';
import { answer as answerShape } from './schemas.ts';

/** What a call is for: what its failure means depends on it (MAPPINGS.md). */
export type Purpose = 'issue' | 'change' | 'ask';

/** What EBANX says instead of an outcome, and only the client hears. */
export type Standing = { readonly kind: 'not-found' } | { readonly kind: 'duplicate' };

/** The two parts of an answer that tell something. */
export type Said = { readonly payment: unknown; readonly refund: unknown };

/** Nobody can say what became of it: of what changes nothing, nothing did. */
const outcomeUnknown = (purpose: Purpose): GatewayError =>
  purpose === 'ask' ? { kind: 'unavailable' } : { kind: 'indeterminate' };

/** The meaning of a call that brought no answer. */
export const judgeSilence = (error: EgressError, purpose: Purpose): GatewayError =>
  error.kind === 'not-sent' ? { kind: 'unavailable' } : outcomeUnknown(purpose);

function tooMany(retryAfter: string | undefined): GatewayError {
  const seconds = parseInteger(retryAfter ?? '');
  if (seconds === null || seconds < 0) return { kind: 'unavailable' };
  return {
    kind: 'unavailable',
    retryAfterMs: Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS) * 1_000,
  };
}

/** Codes of the account itself: its keys (BP-SA-…), and payment methods or currencies that are not active on it. */
const OF_THE_ACCOUNT = /^(BP-SA-\d+|BP-CH-1|BP-DR-(4|35|36))$/;

const REASONS: ReadonlyMap<string, RejectedReason> = new Map([
  ['BP-DR-6', 'amount-too-small'],
  ['BP-DR-7', 'amount-too-large'],
]);

/** Which part of the contact a message names: `Field payment.email is required`. */
function contactIn(message: string): ContactField | null {
  const [, field] = /payment\.(name|email|phone_number|document)\b/i.exec(message) ?? [];
  if (!field) return null;
  return field.toLowerCase() === 'phone_number' ? 'phone' : (field.toLowerCase() as ContactField);
}

type Refusal = { readonly code: string; readonly message: string };

function refused({ code, message }: Refusal, purpose: Purpose): GatewayError | Standing {
  if (OF_THE_ACCOUNT.test(code)) return { kind: 'misconfigured', code };
  if (code === 'BP-DR-0') return { kind: 'duplicate' };
  if (/payment not found/i.test(message)) return { kind: 'not-found' };
  const contact = purpose === 'issue' ? contactIn(message) : null;
  if (contact) return { kind: 'rejected', code, reason: 'invalid-contact', contact };
  const otherwise = purpose === 'change' ? 'not-allowed-now' : 'invalid-request';
  return { kind: 'rejected', code, reason: REASONS.get(code) ?? otherwise };
}

/** The meaning of an answer: its payment and refund when EBANX says SUCCESS, else why not. The table stands in MAPPINGS.md. */
export function judge(
  { status, headers, text }: EgressAnswer,
  purpose: Purpose,
): Result<Said, GatewayError | Standing> {
  if (status === 429) return err(tooMany(headers['retry-after']));
  if (status >= 500 || status === 408) return err(outcomeUnknown(purpose));
  const json = parseExactJson(text);
  const said = json.ok ? answerShape.safeParse(json.value) : null;
  if (said?.data?.status === 'ERROR') {
    const code = (said.data.status_code ?? 'ERROR').slice(0, 64);
    return err(refused({ code, message: said.data.status_message ?? '' }, purpose));
  }
  if (status >= 200 && status < 300 && said?.data?.status === 'SUCCESS') {
    return ok({ payment: said.data.payment, refund: said.data.refund });
  }
  if ([401, 403, 404].includes(status)) return err({ kind: 'misconfigured', code: `${status}` });
  if (status < 400) return err(outcomeUnknown(purpose));
  return err({ kind: 'rejected', code: `${status}`, reason: 'invalid-request' });
}

/** An answer that only a caller who did not expect it sees: what it means is open, or nothing. */
export const unexpected = <Value>(
  answer: Result<Value, GatewayError | Standing>,
): Result<Value, GatewayError> => {
  if (answer.ok) return ok(answer.value);
  const { error } = answer;
  if (error.kind === 'duplicate') return err({ kind: 'indeterminate' });
  return error.kind === 'not-found'
    ? err({ kind: 'rejected', code: 'not-found', reason: 'not-allowed-now' })
    : err(error);
};
