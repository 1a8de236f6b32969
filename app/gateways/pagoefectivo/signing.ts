import { createHash, createHmac } from 'node:crypto';
import type { PagoEfectivoKeys } from './credentials.ts';

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
