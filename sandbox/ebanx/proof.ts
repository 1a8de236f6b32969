import { createPublicKey, createSign, generateKeyPairSync, verify } from 'node:crypto';

const rsaPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

/** EBANX's own pair, made anew in each process: it signs the news, and its public half stands for the certificate. */
export const ebanxPair = rsaPair();

/** The pair of the merchants who sign their requests; each bears another key id. */
export const merchantPair = rsaPair();

/** The headers that prove a delivery: RSA-SHA1 over its bytes. Source: docs.ebanx.com, payment notifications, 2026. */
export const newsHeaders = (body: string): Readonly<Record<string, string>> => ({
  'X-SignatureType': 'rsa,sha1',
  'X-SignatureFingerprint': '4ABAD89CF66B99998465470550EB15E3E271A246',
  'X-SignatureContent': createSign('RSA-SHA1').update(body).sign(ebanxPair.privateKey, 'base64'),
});

/** A detached JWS as a request bears it. */
export type Jws = { readonly kid: string; readonly protects: string; readonly signature: Buffer };

/** Reads `X-JWS-Signature`; null where it is not RS256 over a detached, unencoded payload (RFC 7797). */
export function readJws(header: string): Jws | null {
  const [protects = '', payload, signature = ''] = header.split('.');
  if (payload !== '') return null;
  const fields: unknown = tryJson(Buffer.from(protects, 'base64url').toString());
  const { alg, kid, b64, crit } = (fields ?? {}) as Record<string, unknown>;
  const fits = alg === 'RS256' && b64 === false && Array.isArray(crit) && crit.includes('b64');
  if (!fits || typeof kid !== 'string') return null;
  return { kid, protects, signature: Buffer.from(signature, 'base64url') };
}

/** Whether these very bytes were signed with this key; its public half is looked at. */
export function isSigned({ protects, signature }: Jws, body: Buffer, pem: string): boolean {
  const signed = Buffer.concat([Buffer.from(`${protects}.`), body]);
  return verify('RSA-SHA256', signed, createPublicKey(pem), signature);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
