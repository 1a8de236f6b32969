import { createHmac } from 'node:crypto';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Credentials, ExplainedSignature } from '../gateway.ts';
import { keysOf } from './credentials.ts';

/** What goes into a signature: the login, the date as the header writes it, and the body's bytes (none for GET). */
export type Signed = {
  readonly login: string;
  readonly date: string;
  readonly body: string | Uint8Array;
};

/**
 * dLocal's V2 digest: HMAC-SHA256 over X-Login, X-Date and the raw body without anything between them, keyed with the
 * secret key as text. Requests and notifications are signed alike (docs.dlocal.com, payins security, 2026).
 */
export const digest = ({ login, date, body }: Signed, secretKey: string): Buffer =>
  createHmac('sha256', secretKey).update(`${login}${date}`).update(body).digest();

const SCHEME = 'V2-HMAC-SHA256, Signature: ';

/** The `Authorization` header of a request. */
export const authorization = (signed: Signed, secretKey: string): string =>
  `${SCHEME}${digest(signed, secretKey).toString('hex')}`;

/** The digest that an `Authorization` header carries; null when it is no V2 signature. */
export function signatureIn(header: string): Buffer | null {
  const [, hex] = /^V2-HMAC-SHA256,\s*Signature:\s*([0-9a-f]{64})$/i.exec(header.trim()) ?? [];
  return hex ? Buffer.from(hex, 'hex') : null;
}

/** The signature of a request or notification at `date` with this `body`, both as they stand on the wire; GET has none. */
export function explainSignature(
  credentials: Credentials,
  { date = '', body = '' }: Readonly<Record<string, string>>,
): Result<ExplainedSignature, readonly string[]> {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(date))
    return err(['date']);
  const { login, secretKey } = keysOf(credentials);
  const signature = digest({ login, date, body }, secretKey).toString('hex');
  return ok({ signature, signed: `${login}${date}${body}` });
}
