import { createHmac } from 'node:crypto';

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
