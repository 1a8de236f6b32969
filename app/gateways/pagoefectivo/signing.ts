import { createHash, createHmac } from 'node:crypto';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Credentials, ExplainedSignature } from '../gateway.ts';
import { keysOf, type PagoEfectivoKeys } from './credentials.ts';

/**
 * The `hashString` of POST /v1/authorizations: lower-case hex SHA-256 of
 * `idService.accessKey.secretKey.dateRequest` (official document v1.1, 5.1.1).
 */
export const authorizationHash = (keys: PagoEfectivoKeys, dateRequest: string): string =>
  createHash('sha256')
    .update([keys.idService, keys.accessKey, keys.secretKey, dateRequest].join('.'))
    .digest('hex');

/** The digest a notification is signed with: HMAC-SHA256, its key the secret as text, not base64-decoded (5.2). */
export const notificationDigest = (body: Uint8Array, secretKey: string): Buffer =>
  createHmac('sha256', secretKey).update(body).digest();

/** The `hashString` that an authorisation at `dateRequest` must bear. */
export function explainSignature(
  credentials: Credentials,
  { dateRequest = '' }: Readonly<Record<string, string>>,
): Result<ExplainedSignature, readonly string[]> {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(dateRequest))
    return err(['dateRequest']);
  const keys = keysOf(credentials);
  const signed = [keys.idService, '***', '***', dateRequest].join('.');
  return ok({ signature: authorizationHash(keys, dateRequest), signed });
}
