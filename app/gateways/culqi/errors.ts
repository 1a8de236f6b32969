import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { ContactField, GatewayError } from '../gateway.ts';
import { LONGEST_RETRY_AFTER_SECONDS } from './config.ts';
import { refusal } from './schemas.ts';

/** What a call is for: what its failure means depends on it (MAPPINGS.md). */
export type Purpose = 'issue' | 'change' | 'ask';

/**
 * Findings that only the island can make sense of: there is no such order; its number is taken; its amount is not. They never
 * leave it.
 */
export type Finding = {
  readonly kind: 'not-found' | 'number-taken' | 'amount-refused';
  readonly code: string;
};

export const isFinding = (error: GatewayError | Finding): error is Finding =>
  error.kind === 'not-found' || error.kind === 'number-taken' || error.kind === 'amount-refused';

/** An answer's JSON; null where a change was answered without a body. */
export type Judgement = Result<ExactJson, GatewayError | Finding>;

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

/** The parameter that a refusal names, told by its words: how nested ones are written is in no document. */
const isAbout = (param: string, word: string): boolean => param.toLowerCase().includes(word);
const contactIn = (param: string): ContactField | undefined =>
  (['email', 'phone'] as const).find((field) => isAbout(param, field));

type Said = { readonly type: string; readonly code: string; readonly param: string };

function refusedOrder({ code, param }: Said): GatewayError | Finding {
  // Its form is ours and always right: a number that is refused stands there already, from an attempt before.
  if (isAbout(param, 'order_number')) return { kind: 'number-taken', code };
  if (isAbout(param, 'amount')) return { kind: 'amount-refused', code };
  const contact = contactIn(param);
  return contact
    ? { kind: 'rejected', code, reason: 'invalid-contact', contact }
    : { kind: 'rejected', code, reason: 'invalid-request' };
}

function refusalFrom(json: ExactJson | undefined, status: number): Said | null {
  const read = refusal.safeParse(json);
  if (!read.success) return null;
  const { type, code, param } = read.data;
  const name = [code || type || `${status}`, param].filter(Boolean).join(' ');
  return { type, code: name.slice(0, 80), param: param ?? '' };
}

/** Why a 4xx is no success. Culqi's `type` counts where it has one; the status where it has none. */
function refusedBecause(
  said: Said | null,
  status: number,
  purpose: Purpose,
): GatewayError | Finding {
  const code = said?.code ?? `${status}`;
  if (status === 401 || status === 403 || said?.type === 'authentication_error') {
    return { kind: 'misconfigured', code };
  }
  if (status === 404 || said?.type === 'resource_error') {
    if (purpose === 'change') return { kind: 'rejected', code, reason: 'not-allowed-now' };
    return purpose === 'ask' && said
      ? { kind: 'not-found', code }
      : { kind: 'misconfigured', code };
  }
  if (purpose === 'issue' && said) return refusedOrder(said);
  const reason = purpose === 'change' ? 'not-allowed-now' : 'invalid-request';
  return { kind: 'rejected', code, reason };
}

/** The meaning of an answer: its JSON when it is 2xx, else why not. The table stands in MAPPINGS.md. */
export function judge(answer: EgressAnswer, purpose: Purpose): Judgement {
  const { status, text } = answer;
  if (status === 429) return err(tooMany(answer.headers['retry-after']));
  if (status >= 500 || status === 408) return err(outcomeUnknown(purpose));
  const json = parseExactJson(text);
  if (status >= 200 && status < 300) {
    if (purpose === 'change' && text.trim() === '') return ok(null);
    return json.ok ? ok(json.value) : err(outcomeUnknown(purpose));
  }
  if (status < 400) return err(outcomeUnknown(purpose));
  const said = refusalFrom(json.ok ? json.value : undefined, status);
  return err(refusedBecause(said, status, purpose));
}
