import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { CredentialField, Credentials } from '../gateway.ts';
import { NAME } from './config.ts';
import { ALGORITHMS, type Algorithm } from './signing.ts';

/** What PayU gives a merchant for his Peruvian account, and how that account signs. */
export type PayuKeys = {
  readonly merchantId: string;
  readonly accountId: string;
  readonly apiLogin: string;
  readonly apiKey: string;
  /** Pinned: a signature of any other kind is not believed, also where it would be right. */
  readonly algorithm: Algorithm;
  /** HMAC-SHA256 only, where the account has a key of its own for it; else the API key serves (payment-form, 2021-03). */
  readonly secret?: string | undefined;
};

export const credentialFields: readonly CredentialField[] = [
  { name: 'merchantId', secret: false },
  { name: 'accountId', secret: false },
  { name: 'apiLogin', secret: true },
  { name: 'apiKey', secret: true },
  { name: 'algorithm', secret: false, options: ALGORITHMS },
  { name: 'secret', secret: true },
];

const id = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,11}$/);

const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{6,64}$/);

/** `sha-256` is `SHA256`, and PayU's own `SHA` is SHA-1. */
const algorithm = z
  .string()
  .transform((text) => text.trim().toUpperCase().replace(/[\s_]/g, '-').replace(/^SHA-/, 'SHA'))
  .transform((text) => (text === 'SHA' ? 'SHA1' : text))
  .pipe(z.enum(ALGORITHMS));

const keys = z.object({
  merchantId: id,
  accountId: id,
  apiLogin: key,
  apiKey: key,
  algorithm,
  secret: z
    .string()
    .trim()
    .regex(/^[\x20-\x7e]{0,255}$/)
    .optional()
    .transform((text) => text || undefined),
});

/** Reads the form's fields; blanks around a pasted key are dropped. The error names the fields that are wrong. */
export function parseCredentials(
  fields: Readonly<Record<string, string>>,
): Result<Credentials, readonly string[]> {
  const read = keys.safeParse(fields);
  if (!read.success) return err([...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
  const { secret, ...needed } = read.data;
  return ok({ gateway: NAME, fields: { ...needed, ...(secret && { secret }) } });
}

/** The keys inside credentials of this island; others are a bug of the caller. */
export function keysOf(credentials: Credentials): PayuKeys {
  if (credentials.gateway !== NAME) throw new Error('credentials of another gateway');
  return keys.parse(credentials.fields);
}
