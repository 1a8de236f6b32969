import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { ContactField, GatewayError, RejectedReason } from '../gateway.ts';
import { LONGEST_RETRY_AFTER_SECONDS } from './config.ts';
import { refusal } from './schemas.ts';

/** What a call is for: what its failure means depends on it (MAPPINGS.md). */
export type Purpose = 'issue' | 'refund' | 'ask' | 'probe';

/** What dLocal says instead of an outcome, and only the client hears: there is no such thing, or the order is there already. */
export type Standing = { readonly kind: 'not-found' } | { readonly kind: 'duplicate' };

type Judgement = Result<ExactJson, GatewayError | Standing>;

/** Nobody can say what became of it: of what changes nothing, nothing did. */
const outcomeUnknown = (purpose: Purpose): GatewayError =>
  purpose === 'issue' || purpose === 'refund' ? { kind: 'indeterminate' } : { kind: 'unavailable' };

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

type Refusal = { readonly code: string; readonly message: string; readonly param: string };

function refusalIn(text: string): Refusal | null {
  const json = parseExactJson(text);
  const read = json.ok ? refusal.safeParse(json.value) : null;
  if (!read?.success) return null;
  const { code, message, param } = read.data;
  return { code, message: message ?? '', param: param ?? '' };
}

/** Codes of the account itself: credentials, its address, its rights, its methods (http-errors-payments, 2026-09-17). */
const OF_THE_ACCOUNT: ReadonlySet<string> = new Set([
  '3001',
  '3002',
  '3003',
  '5003',
  '5004',
  '5010',
  '5013',
]);

const REASONS: ReadonlyMap<string, RejectedReason> = new Map([
  ['5002', 'not-allowed-now'],
  ['5005', 'not-allowed-now'],
  ['5006', 'not-allowed-now'],
  ['5007', 'amount-too-large'],
]);

/** A wrong signature is a 400 with 5000 "Signature not match", not a 401 (seen in the sandbox, 2026-08). */
const isOfTheAccount = ({ code, message, param }: Refusal, purpose: Purpose): boolean =>
  OF_THE_ACCOUNT.has(code) ||
  (code === '5000' && (purpose === 'probe' || /signature/i.test(message))) ||
  (code === '5001' && /^(x-|authorization)/i.test(param));

/** Which part of the contact a field or a message names. */
function contactIn({ message, param }: Refusal): ContactField | null {
  const named = (param || message).toLowerCase();
  if (named.includes('document')) return 'document';
  if (named.includes('email')) return 'email';
  if (named.includes('phone')) return 'phone';
  return /\bpayer\.name\b/.test(named) ? 'name' : null;
}

function refused(said: Refusal, purpose: Purpose): GatewayError {
  const code = said.param ? `${said.code} ${said.param}`.slice(0, 64) : said.code;
  const field = ['5000', '5001'].includes(said.code) ? contactIn(said) : null;
  if (purpose === 'issue' && field) {
    return { kind: 'rejected', code, reason: 'invalid-contact', contact: field };
  }
  return { kind: 'rejected', code, reason: REASONS.get(said.code) ?? 'invalid-request' };
}

/** A path that dLocal does not know is answered by the bare word NOT_FOUND (seen, 2026-08). */
const withoutWords = (status: number): GatewayError =>
  [401, 403, 404].includes(status)
    ? { kind: 'misconfigured', code: `${status}` }
    : { kind: 'rejected', code: `${status}`, reason: 'invalid-request' };

/** The meaning of an answer: its JSON when dLocal did as asked, else why not. The table stands in MAPPINGS.md. */
export function judge(answer: EgressAnswer, purpose: Purpose): Judgement {
  const { status } = answer;
  if (status === 429) return err(tooMany(answer.headers['retry-after']));
  if (status >= 200 && status < 300) {
    const json = parseExactJson(answer.text);
    return json.ok ? json : err(outcomeUnknown(purpose));
  }
  if (status >= 500 || status === 408 || status < 400) return err(outcomeUnknown(purpose));
  const said = refusalIn(answer.text);
  if (!said) return err(withoutWords(status));
  if (said.code === '6000') return err(tooMany(answer.headers['retry-after']));
  if (status === 401 || status === 403 || isOfTheAccount(said, purpose)) {
    return err({ kind: 'misconfigured', code: said.code });
  }
  if (status === 404) return err({ kind: 'not-found' });
  return err(said.code === '5009' ? { kind: 'duplicate' } : refused(said, purpose));
}

/** An answer that only a caller who did not expect it sees: what it means is open, or nothing. */
export const unexpected = <Value>(
  answer: Result<Value, GatewayError | Standing>,
): Result<Value, GatewayError> => {
  if (answer.ok) return ok(answer.value);
  const { error } = answer;
  if (error.kind === 'not-found')
    return err({ kind: 'rejected', code: '4000', reason: 'not-allowed-now' });
  return err(error.kind === 'duplicate' ? { kind: 'indeterminate' } : error);
};
