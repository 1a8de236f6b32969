import { createCipheriv, type KeyObject, randomBytes } from 'node:crypto';

/** A JWE's protected header as it stands in every text that this key seals, ready to be written. */
export type JweHeader = { readonly encoded: string; readonly bytes: Buffer };

export const jweHeader = (kid: string): JweHeader => {
  const header = JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid });
  const encoded = Buffer.from(header).toString('base64url');
  return { encoded, bytes: Buffer.from(encoded, 'ascii') };
};

/**
 * Writes a compact JWE with a shared key (RFC 7516, `dir` and A256GCM); jose opens it. Not written by jose itself, because
 * that goes through WebCrypto’s thread pool, for ten times as long, and the session door seals one key per payment.
 */
export function encryptCompact(text: string, header: JweHeader, key: KeyObject): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(header.bytes);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [nonce, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return `${header.encoded}..${parts.join('.')}`;
}
