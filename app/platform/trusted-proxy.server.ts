import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The proxy's proof that it is the proxy, and its word that the client's certificate was verified. */
export const PROXY_SECRET_HEADER = 'x-codigo-proxy-secret';
export const CLIENT_VERIFY_HEADER = 'x-codigo-client-verify';

/** nginx's `$ssl_client_verify` of a certificate that its `ssl_client_certificate` signed. */
const VERIFIED = 'SUCCESS';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Tells whether a request came through the proxy with a verified client; both parts are compared in constant time. */
export function proxyTrust(secret: string): (req: IncomingMessage) => boolean {
  if (secret.length < 32) throw new Error('the proxy secret must have at least 32 characters');
  const expectedSecret = digest(secret);
  const expectedVerify = digest(VERIFIED);
  return (req) => {
    const knows = timingSafeEqual(
      digest(`${req.headers[PROXY_SECRET_HEADER] ?? ''}`),
      expectedSecret,
    );
    const verified = timingSafeEqual(
      digest(`${req.headers[CLIENT_VERIFY_HEADER] ?? ''}`),
      expectedVerify,
    );
    return knows && verified;
  };
}

/** Takes both headers away, so that no door and no log sees the secret or believes the word of a stranger. */
export function stripProxyHeaders(req: IncomingMessage): void {
  delete req.headers[PROXY_SECRET_HEADER];
  delete req.headers[CLIENT_VERIFY_HEADER];
  for (let i = req.rawHeaders.length - 2; i >= 0; i -= 2) {
    const name = req.rawHeaders[i]?.toLowerCase();
    if (name === PROXY_SECRET_HEADER || name === CLIENT_VERIFY_HEADER) req.rawHeaders.splice(i, 2);
  }
}
