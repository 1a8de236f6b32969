import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { GatewayError } from '../gateway.ts';
import { LONGEST_RETRY_AFTER_SECONDS } from './config.ts';
import { refusal } from './refusal.ts';
import { envelope, refusedOrder } from './schemas.ts';

/** What a call is for: what its failure means depends on it (MAPPINGS.md). */
export type Purpose = 'issue' | 'ask' | 'probe';

/** Nobody can say what became of it: of what changes nothing, nothing did. */
const outcomeUnknown = (purpose: Purpose): GatewayError =>
  purpose === 'issue' ? { kind: 'indeterminate' } : { kind: 'unavailable' };

/** The meaning of a call that brought no answer. */
export const judgeSilence = (error: EgressError, purpose: Purpose): GatewayError =>
  error.kind === 'not-sent' ? { kind: 'unavailable' } : outcomeUnknown(purpose);

function tooMany(retryAfter: string | undefined): GatewayError {
  const asked = /^\d{1,9}$/.test(retryAfter ?? '') ? parseInteger(retryAfter ?? '') : null;
  if (asked === null) return { kind: 'unavailable' };
  return {
    kind: 'unavailable',
    retryAfterMs: Math.min(asked, LONGEST_RETRY_AFTER_SECONDS) * 1_000,
  };
}

/** A refusal that names an order, or that says nothing of the request itself, leaves open what lives at PayU. */
function judgeRefusal(json: ExactJson, said: string, purpose: Purpose): GatewayError {
  if (refusedOrder.safeParse(json).success) return outcomeUnknown(purpose);
  const refused = refusal(said);
  if (refused === 'outcome-unknown') return outcomeUnknown(purpose);
  return purpose === 'probe' && refused.kind === 'rejected'
    ? { kind: 'misconfigured', code: refused.code }
    : refused;
}

/** The meaning of an answer: the JSON when PayU says SUCCESS, else why not. The table stands in MAPPINGS.md. */
export function judge(answer: EgressAnswer, purpose: Purpose): Result<ExactJson, GatewayError> {
  const { status } = answer;
  if (status === 429) return err(tooMany(answer.headers['retry-after']));
  if (status >= 500 || status === 408 || status < 200) return err(outcomeUnknown(purpose));
  if (status === 401 || status === 403 || status === 404) {
    return err({ kind: 'misconfigured', code: `${status}` });
  }
  const json = parseExactJson(answer.text);
  const said = json.ok ? envelope.safeParse(json.value) : null;
  if (json.ok && said?.success && said.data.code === 'ERROR') {
    return err(judgeRefusal(json.value, said.data.error ?? '', purpose));
  }
  if (status >= 400) return err(judgeRefusal(null, `HTTP ${status}`, purpose));
  if (!json.ok || !said?.success || status >= 300) return err(outcomeUnknown(purpose));
  return ok(json.value);
}
