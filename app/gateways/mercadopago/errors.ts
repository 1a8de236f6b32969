import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { ContactField, GatewayError } from '../gateway.ts';
import { LONGEST_RETRY_AFTER_SECONDS } from './config.ts';
import { refusal } from './schemas.ts';

/** What a call is for: what its failure means depends on it (MAPPINGS.md). */
export type Purpose = 'issue' | 'change' | 'refund' | 'ask';

/** Mercado Pago knows no such thing. Never leaves the island. */
export type NotFound = { readonly kind: 'not-found' };

type Judgement = Result<ExactJson, GatewayError | NotFound>;

/** Nobody can say what became of it: of what changes nothing, nothing did. */
const outcomeUnknown = (purpose: Purpose): GatewayError =>
  purpose === 'ask' ? { kind: 'unavailable' } : { kind: 'indeterminate' };

/** The meaning of a call that brought no answer. */
export const judgeSilence = (error: EgressError, purpose: Purpose): GatewayError =>
  error.kind === 'not-sent' ? { kind: 'unavailable' } : outcomeUnknown(purpose);

function tooMany(retryAfter: string | undefined): GatewayError {
  if (!/^\d{1,9}$/.test(retryAfter ?? '')) return { kind: 'unavailable' };
  const seconds = Math.min(parseInt(retryAfter ?? '', 10), LONGEST_RETRY_AFTER_SECONDS);
  return { kind: 'unavailable', retryAfterMs: seconds * 1_000 };
}

/** Codes of the reference of POST /v1/payments that the shopper can mend: the e-mail, the document. */
const CONTACT: ReadonlyMap<string, ContactField> = new Map([
  ['4050', 'email'],
  ['4390', 'email'],
  ['2067', 'document'],
]);

/** Test and live were mixed: "Token must be for test", "Invalid users involved". A person must act. */
const MIXED_UP: readonly string[] = ['3', '145', '2034'];

/** "Already posted the same request in the last minute": the earlier one may live. */
const REPEATED = '2001';

function refusedBecause(code: string, purpose: Purpose): GatewayError {
  if (MIXED_UP.includes(code)) return { kind: 'misconfigured', code };
  if (code === REPEATED) return outcomeUnknown(purpose);
  const contact = purpose === 'issue' ? CONTACT.get(code) : undefined;
  if (contact) return { kind: 'rejected', code, reason: 'invalid-contact', contact };
  const reason =
    purpose === 'change' || purpose === 'refund' ? 'not-allowed-now' : 'invalid-request';
  return { kind: 'rejected', code, reason };
}

type Said = { readonly code: string; readonly isRefusal: boolean };

/** The number of the first cause, else the word of the error, else the HTTP status. */
function codeOf(json: ExactJson | undefined, status: number): Said {
  const read = refusal.safeParse(json);
  if (!read.success) return { code: `${status}`, isRefusal: false };
  const { cause, error } = read.data;
  const code = cause?.find((each) => each !== null)?.code ?? error ?? `${status}`;
  return { code: code.slice(0, 60), isRefusal: Boolean(error) };
}

/** The meaning of an answer: its JSON when it is 2xx, else why not. The table stands in MAPPINGS.md. */
export function judge(answer: EgressAnswer, purpose: Purpose): Judgement {
  const { status } = answer;
  if (status === 429) return err(tooMany(answer.headers['retry-after']));
  if (status >= 500 || status === 408) return err(outcomeUnknown(purpose));
  // A report was not made and is to be asked for again (official guide of reports, 2024, for Peru too); of payments unheard.
  if (status === 203) return err(outcomeUnknown(purpose));
  const json = parseExactJson(answer.text);
  if (status >= 200 && status < 300) return json.ok ? ok(json.value) : err(outcomeUnknown(purpose));
  if (status < 400) return err(outcomeUnknown(purpose));
  const { code, isRefusal } = codeOf(json.ok ? json.value : undefined, status);
  if (status === 401 || status === 403) return err({ kind: 'misconfigured', code });
  if (status === 404 && isRefusal && purpose !== 'issue') return err({ kind: 'not-found' });
  if (status === 404) return err({ kind: 'misconfigured', code });
  // The same idempotency key is being worked on: what comes of it is not known yet.
  if (status === 409 || status === 423) return err(outcomeUnknown(purpose));
  return err(refusedBecause(code, purpose));
}
