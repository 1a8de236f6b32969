import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { CredentialField, Credentials } from '../gateway.ts';
import { NAME } from './config.ts';

/** What PagoEfectivo gives a merchant for each service. */
export type PagoEfectivoKeys = {
  readonly idService: string;
  readonly accessKey: string;
  readonly secretKey: string;
};

export const credentialFields: readonly CredentialField[] = [
  { name: 'idService', secret: false },
  { name: 'accessKey', secret: true },
  { name: 'secretKey', secret: true },
];

/** Lengths are looser than the document's (4, 20, about 40): ids of 5 digits are seen, and keys may grow. */
const keys = z.object({
  idService: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,9}$/),
  accessKey: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{8,200}$/),
  secretKey: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{8,200}$/),
});

/** Reads the form's fields; blanks around a pasted key are dropped. The error names the fields that are wrong. */
export function parseCredentials(
  fields: Readonly<Record<string, string>>,
): Result<Credentials, readonly string[]> {
  const read = keys.safeParse(fields);
  if (!read.success) return err([...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
  return ok({ gateway: NAME, fields: read.data });
}

/** The keys inside credentials of this island; others are a bug of the caller. */
export function keysOf(credentials: Credentials): PagoEfectivoKeys {
  if (credentials.gateway !== NAME) throw new Error('credentials of another gateway');
  return keys.parse(credentials.fields);
}
