import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { CredentialField, Credentials, GatewayMode } from '../gateway.ts';
import { NAME, TOKEN_PREFIXES } from './config.ts';

/** What a merchant finds under "Tus integraciones": the application's token, and the secret of its Webhooks. */
export type MercadoPagoKeys = { readonly accessToken: string; readonly webhookSecret: string };

export const credentialFields: readonly CredentialField[] = [
  { name: 'accessToken', secret: true },
  { name: 'webhookSecret', secret: true },
];

/** A token says by its beginning which money it moves; any other beginning is a public key or a typing error. */
const keys = z.object({
  accessToken: z
    .string()
    .trim()
    .regex(/^(TEST|APP_USR)-[\x21-\x7e]{8,300}$/),
  webhookSecret: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{8,300}$/),
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
export function keysOf(credentials: Credentials): MercadoPagoKeys {
  if (credentials.gateway !== NAME) throw new Error('credentials of another gateway');
  return keys.parse(credentials.fields);
}

/** Whether this token may be used in this mode (law 13). */
export const isTokenOf = (mode: GatewayMode, { accessToken }: MercadoPagoKeys): boolean =>
  accessToken.startsWith(TOKEN_PREFIXES[mode]);
