import { createHash, createHmac } from 'node:crypto';

/** The fields of an account's credentials. */
export type KeyName = 'merchantId' | 'accountId' | 'apiLogin' | 'apiKey' | 'algorithm';
export type Keys = Readonly<Record<KeyName, string>>;

const PLAIN: Readonly<Record<string, string>> = { MD5: 'md5', SHA1: 'sha1', SHA256: 'sha256' };

/** Joins by `~`, the API key first, and digests as the account is set up; HMAC's key is the API key too. */
export function signatureOf({ apiKey, merchantId, algorithm }: Keys, parts: readonly string[]) {
  const text = [apiKey, merchantId, ...parts].join('~');
  const plain = PLAIN[algorithm];
  if (plain) return createHash(plain).update(text).digest('hex');
  if (algorithm !== 'HMAC-SHA256') throw new Error(`PayU signs by no ${algorithm}`);
  return createHmac('sha256', apiKey).update(text).digest('hex');
}

/** A confirmation's value as PayU signs it: `150.00` as `150.0`, `150.26` as it is. Source: confirmation-url, 2026-01-29. */
export const newValue = (value: string): string =>
  /\.\d[1-9]$/.test(value) ? value : value.replace(/(\.\d)\d$/, '$1');
