import { type ExactJson, parseExactJson } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { GatewayError, RejectedReason } from '../gateway.ts';
import { LONGEST_RETRY_AFTER_SECONDS } from './config.ts';
import type { ErrorMeaning, Manifest } from './manifest.ts';
import { textAt } from './pointer.ts';

/** What a call is for: what its failure means depends on it (MAPPINGS.md). */
export type Purpose = 'issue' | 'change' | 'refund' | 'ask' | 'prove';

/** The gateway holds nothing of what was asked. */
export type Absent = { readonly kind: 'absent' };

export type Judgement = Result<ExactJson, GatewayError | Absent>;

const CHANGES: ReadonlySet<Purpose> = new Set(['issue', 'change', 'refund']);

/** Nobody can say what became of it: of what changes nothing, nothing did. */
const outcomeUnknown = (purpose: Purpose): GatewayError =>
  CHANGES.has(purpose) ? { kind: 'indeterminate' } : { kind: 'unavailable' };

/** The meaning of a call that brought no answer. */
export const judgeSilence = (error: EgressError, purpose: Purpose): GatewayError =>
  error.kind === 'not-sent' ? { kind: 'unavailable' } : outcomeUnknown(purpose);

function tooMany(retryAfter: string | undefined): GatewayError {
  const seconds = /^\d{1,9}$/.test(retryAfter ?? '') ? parseInteger(retryAfter ?? '') : null;
  if (seconds === null) return { kind: 'unavailable' };
  return {
    kind: 'unavailable',
    retryAfterMs: Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS) * 1_000,
  };
}

type Said = { readonly code: string; readonly meaning: ErrorMeaning | null };

/** The gateway's own error code and what the manifest says of it; else the status. Foreign text goes no farther. */
function errorIn({ errors }: Manifest, json: ExactJson | undefined, status: number): Said {
  const code = textAt(json, errors?.at);
  if (code === null || !errors) return { code: `${status}`, meaning: null };
  const meaning = Object.hasOwn(errors.codes, code) ? (errors.codes[code] ?? null) : null;
  return { code: /^[\w.-]{1,60}$/.test(code) ? code : `${status}`, meaning };
}

const reasonFor = (purpose: Purpose): RejectedReason =>
  purpose === 'change' || purpose === 'refund' ? 'not-allowed-now' : 'invalid-request';

function meant({ code, meaning }: Said, purpose: Purpose): GatewayError | Absent | null {
  if (meaning === null) return null;
  if (meaning.is === 'misconfigured') return { kind: 'misconfigured', code };
  if (purpose === 'prove') return { kind: 'misconfigured', code };
  if (meaning.is === 'not-found') {
    return purpose === 'ask'
      ? { kind: 'absent' }
      : { kind: 'rejected', code, reason: reasonFor(purpose) };
  }
  const { reason, contact } = meaning;
  return { kind: 'rejected', code, reason, ...(contact && { contact }) };
}

/** A refusal whose code the manifest does not list, by its status alone. */
function byStatus(
  manifest: Manifest,
  status: number,
  code: string,
  purpose: Purpose,
): GatewayError | Absent {
  const keysRefused = status === 401 || status === 403;
  if (keysRefused || purpose === 'prove') return { kind: 'misconfigured', code };
  if (status === 404 && purpose === 'ask' && !manifest.errors) return { kind: 'absent' };
  // Without the gateway's own word for "no such code" a 404 is more likely a wrong path in the manifest.
  if (status === 404 && reasonFor(purpose) !== 'not-allowed-now')
    return { kind: 'misconfigured', code };
  return { kind: 'rejected', code, reason: reasonFor(purpose) };
}

function saysYes({ success }: Manifest, json: ExactJson): boolean {
  const said = textAt(json, success?.at);
  return !success || (said !== null && success.is.includes(said));
}

/** The meaning of an answer: its JSON when the gateway says yes, else why not. The table stands in MAPPINGS.md. */
export function judge(manifest: Manifest, answer: EgressAnswer, purpose: Purpose): Judgement {
  const { status } = answer;
  if (status === 429) return err(tooMany(answer.headers['retry-after']));
  if (status >= 500 || status === 408 || status < 200) return err(outcomeUnknown(purpose));
  const parsed: Result<ExactJson, unknown> = parseExactJson(answer.text);
  const json = parsed.ok ? parsed.value : undefined;
  if (status < 300 && answer.text.trim() === '' && !manifest.success) return ok(null);
  if (status < 300 && json !== undefined && saysYes(manifest, json)) return ok(json);
  if (status >= 300 && status < 400) return err(outcomeUnknown(purpose));
  const said = errorIn(manifest, json, status);
  const meaning = meant(said, purpose);
  if (meaning) return err(meaning);
  return err(
    status < 300 ? outcomeUnknown(purpose) : byStatus(manifest, status, said.code, purpose),
  );
}
