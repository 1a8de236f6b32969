import { generateKeyPairSync, sign } from 'node:crypto';

/** An RSA pair made anew for each run: ours for requests, or one that plays EBANX's. */
export const rsaPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

/** What EBANX would put into `X-SignatureContent`. */
export const signedBy = (privateKey: string, body: string | Uint8Array): string =>
  sign('RSA-SHA1', Buffer.from(body), privateKey).toString('base64');
