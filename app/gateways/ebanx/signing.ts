import { verify } from 'node:crypto';
import { FlattenedSign } from 'jose';
import type { RequestKey } from './credentials.ts';
import { privateKeyIn, publicKeyIn } from './pem.ts';

/**
 * The `X-JWS-Signature` of a request: a detached JWS over the very bytes of the body, not base64url-encoded (RFC 7515
 * appendix F, RFC 7797; docs.ebanx.com, JWS integration guide, 2026).
 */
export async function jwsSignature(body: string, { pem, kid }: RequestKey): Promise<string> {
  const key = privateKeyIn(pem);
  if (!key) throw new Error('no RSA private key');
  const signed = await new FlattenedSign(new TextEncoder().encode(body))
    .setProtectedHeader({ alg: 'RS256', kid, b64: false, crit: ['b64'] })
    .sign(key);
  return `${signed.protected}..${signed.signature}`;
}

/** Whether EBANX signed these bytes: RSA-SHA1, checked with its certificate (docs.ebanx.com, payment notifications). */
export function isSignedBy(certificate: string, body: Uint8Array, signature: Uint8Array): boolean {
  const key = publicKeyIn(certificate);
  return key !== null && verify('RSA-SHA1', body, key, signature);
}
