import { err, ok, type Result } from '#app/kernel/result.ts';
import type {
  Credentials,
  GatewayNotification,
  NotificationRefused,
  RawNotification,
} from '../gateway.ts';
import { keysOf } from './credentials.ts';
import { hash } from './schemas.ts';
import { isSignedBy } from './signing.ts';

/** One delivery names at most so many codes; more is no list that EBANX writes. */
const MOST_CODES = 1_000;

const unreadable = (detail: string): Result<never, NotificationRefused> =>
  err({ reason: 'unreadable', detail });

/** Reads `operation=payment_status_change&notification_type=update&hash_codes=…,…`. */
function parse(form: string): Result<GatewayNotification, NotificationRefused> {
  const fields = new URLSearchParams(form);
  const list = fields.get('hash_codes') ?? fields.get('hash') ?? '';
  const codes = [...new Set(list.split(',').map((code) => code.trim()))];
  const [reference, ...others] = codes;
  if (!reference || codes.length > MOST_CODES) return unreadable('field hash_codes');
  if (!codes.every((code) => hash.safeParse(code).success)) return unreadable('field hash_codes');
  const operation = (fields.get('operation') ?? '').slice(0, 64);
  const type = (fields.get('notification_type') ?? '').slice(0, 64);
  return ok({
    event: operation === 'payment_status_change' ? 'changed' : 'unknown',
    eventType: `${operation} ${type}`.trim() || 'unnamed',
    reference,
    operation: null,
    amount: null,
    transactionCode: null,
    ...(others.length > 0 && { alsoChanged: others }),
  });
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The signature over the bytes as they came, with EBANX's own certificate; null when it holds. */
function refusalOf(
  { body, headers }: RawNotification,
  certificate: string,
): NotificationRefused | null {
  const content = headers['x-signaturecontent'];
  if (content === undefined || content === '') return { reason: 'missing-signature' };
  const type = headers['x-signaturetype'];
  const isRsaSha1 = type === undefined || (typeof type === 'string' && /^rsa,\s*sha1$/i.test(type));
  if (!isRsaSha1 || typeof content !== 'string' || !BASE64.test(content)) {
    return { reason: 'malformed-signature' };
  }
  return isSignedBy(certificate, body, Buffer.from(content, 'base64'))
    ? null
    : { reason: 'wrong-signature' };
}

/**
 * A delivery says only that something changed, and is asked about in any case. With EBANX's certificate it must also be
 * signed; without one anybody could have sent it. An account may be set to GET: then the fields stand behind the `?`.
 */
export function readNotification(
  raw: RawNotification,
  credentials: Credentials,
): Result<GatewayNotification, NotificationRefused> {
  const { certificate } = keysOf(credentials);
  const refusal = certificate === null ? null : refusalOf(raw, certificate);
  if (refusal) return err(refusal);
  if (raw.body.length > 0) return parse(new TextDecoder().decode(raw.body));
  // The signature covers the body alone: what stands in the address is not vouched for.
  return certificate === null ? parse(raw.query ?? '') : unreadable('no body');
}
