import type { ExactJson } from '#app/kernel/exact-json.ts';
import { parseExactJson } from '#app/kernel/exact-json.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { EgressAnswer, EgressError } from '#app/platform/egress.server.ts';
import type { GatewayError, RejectedReason } from '../gateway.ts';
import { LONGEST_RETRY_AFTER_SECONDS } from './config.ts';
import { envelope, faults } from './schemas.ts';

/** What a call is for: what its failure means depends on it (MAPPINGS.md). */
export type Purpose = 'authorize' | 'issue' | 'change' | 'ask';

/** The token was not taken: authorise again, once. Never leaves the client. */
export type TokenRefused = { readonly kind: 'token-refused'; readonly code: string };

type Judgement = Result<unknown, GatewayError | TokenRefused>;

/** Nobody can say what became of it: of what changes nothing, nothing did. */
const outcomeUnknown = (purpose: Purpose): GatewayError =>
  purpose === 'issue' || purpose === 'change' ? { kind: 'indeterminate' } : { kind: 'unavailable' };

/** The meaning of a call that brought no answer. */
export const judgeSilence = (error: EgressError, purpose: Purpose): GatewayError =>
  error.kind === 'not-sent' ? { kind: 'unavailable' } : outcomeUnknown(purpose);

function tooMany(retryAfter: string | undefined): GatewayError {
  if (!/^\d{1,9}$/.test(retryAfter ?? '')) return { kind: 'unavailable' };
  const seconds = Math.min(parseInt(retryAfter ?? '', 10), LONGEST_RETRY_AFTER_SECONDS);
  return { kind: 'unavailable', retryAfterMs: seconds * 1_000 };
}

const CONTACT_FIELDS: ReadonlyMap<string, 'email' | 'phone'> = new Map([
  ['useremail', 'email'],
  ['userphone', 'phone'],
  ['usercodecountry', 'phone'],
]);

/** The first fault of a 111 that tells the shopper or the house what to do. */
function invalidData(data: unknown, purpose: Purpose): GatewayError {
  const listed = faults.safeParse(data);
  const fields = listed.success ? listed.data.map(({ field }) => field) : [];
  const contactField = fields.find((field) => CONTACT_FIELDS.has(field.toLowerCase()));
  const contact = contactField && CONTACT_FIELDS.get(contactField.toLowerCase());
  const field = contactField ?? fields[0];
  // A change that is refused for the code itself: it is paid, lapsed or void already.
  const state = purpose === 'change' && field?.toLowerCase() !== 'dateexpiry';
  const reason: RejectedReason = contact
    ? 'invalid-contact'
    : state
      ? 'not-allowed-now'
      : 'invalid-request';
  const code = field ? `111 ${field}` : '111';
  return { kind: 'rejected', code, reason, ...(contact && { contact }) };
}

function refusedBecause(code: string, data: unknown, purpose: Purpose): GatewayError {
  if (code === '511') return { kind: 'rejected', code, reason: 'amount-too-large' };
  if (code === '111') return invalidData(data, purpose);
  const reason = purpose === 'change' ? 'not-allowed-now' : 'invalid-request';
  return { kind: 'rejected', code, reason };
}

/** Reads an answer's envelope; null when it is not one of PagoEfectivo's. */
function envelopeOf(text: string): { code: string; data?: unknown } | null {
  const json: Result<ExactJson, unknown> = parseExactJson(text);
  const read = json.ok ? envelope.safeParse(json.value) : null;
  return read?.success ? read.data : null;
}

/** The meaning of an answer: its `data` when PagoEfectivo says 100, else why not. The table stands in MAPPINGS.md. */
export function judge(answer: EgressAnswer, purpose: Purpose): Judgement {
  const { status } = answer;
  if (status === 429) return err(tooMany(answer.headers['retry-after']));
  if (status >= 500 || status === 408) return err(outcomeUnknown(purpose));
  const said = envelopeOf(answer.text);
  if (status >= 200 && status < 300 && said?.code === '100') return ok(said.data);
  const code = said?.code ?? `${status}`;
  if (status < 400) return err(outcomeUnknown(purpose));
  if (purpose === 'authorize') return err({ kind: 'misconfigured', code });
  if (status === 401 || code === '508') return err({ kind: 'token-refused', code });
  if (status === 403 || (status === 404 && purpose !== 'change')) {
    return err({ kind: 'misconfigured', code });
  }
  return err(refusedBecause(code, said?.data, purpose));
}
