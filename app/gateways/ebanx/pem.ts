import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

const PEM = /^-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----$/;

/** PEM text in its proper lines: a form's field loses or doubles them. Null when it is no PEM. */
export function tidyPem(text: string): string | null {
  const [, label, body] = PEM.exec(text.trim()) ?? [];
  if (!label || !body) return null;
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

const rsaOf = (make: () => KeyObject): KeyObject | null => {
  try {
    const key = make();
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null;
  }
};

/** The RSA key that signs our requests; null when the text is none. */
export const privateKeyIn = (pem: string): KeyObject | null => rsaOf(() => createPrivateKey(pem));

/** The RSA key inside EBANX's certificate (or the bare key), which proves its news; null when the text is none. */
export const publicKeyIn = (pem: string): KeyObject | null => rsaOf(() => createPublicKey(pem));
