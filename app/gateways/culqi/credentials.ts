import { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { CredentialField, Credentials, GatewayMode } from '../gateway.ts';
import { KEY_PREFIXES, NAME } from './config.ts';

/** What a merchant finds in his CulqiPanel. User and password only where he set them for the Webhook himself. */
export type CulqiKeys = {
  readonly secretKey: string;
  readonly webhook: { readonly user: string; readonly password: string } | null;
};

export const credentialFields: readonly CredentialField[] = [
  { name: 'secretKey', secret: true },
  { name: 'webhookUser', secret: false },
  { name: 'webhookPassword', secret: true },
];

const optional = z
  .string()
  .trim()
  .regex(/^[\x20-\x7e]{0,200}$/)
  .default('');

/** A secret key says by its beginning which money it moves; a public key (`pk_…`) can ask for no code. */
const fields = z
  .object({
    secretKey: z
      .string()
      .trim()
      .regex(/^sk_(test|live)_[\x21-\x7e]{8,200}$/),
    webhookUser: optional.refine((user) => !user.includes(':')),
    webhookPassword: optional,
  })
  .superRefine(({ webhookUser, webhookPassword }, context) => {
    if ((webhookUser === '') === (webhookPassword === '')) return;
    const path = [webhookUser === '' ? 'webhookUser' : 'webhookPassword'];
    context.addIssue({ code: 'custom', path, message: 'one without the other' });
  });

/** Reads the form's fields; blanks around a pasted key are dropped. The error names the fields that are wrong. */
export function parseCredentials(
  given: Readonly<Record<string, string>>,
): Result<Credentials, readonly string[]> {
  const read = fields.safeParse(given);
  if (!read.success) return err([...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
  const { secretKey, webhookUser, webhookPassword } = read.data;
  const webhook = webhookUser === '' ? {} : { webhookUser, webhookPassword };
  return ok({ gateway: NAME, fields: { secretKey, ...webhook } });
}

/** The keys inside credentials of this island; others are a bug of the caller. */
export function keysOf(credentials: Credentials): CulqiKeys {
  if (credentials.gateway !== NAME) throw new Error('credentials of another gateway');
  const {
    secretKey,
    webhookUser: user,
    webhookPassword: password,
  } = fields.parse(credentials.fields);
  return { secretKey, webhook: user === '' ? null : { user, password } };
}

/** Whether this key may be used in this mode (law 13). */
export const isKeyOf = (mode: GatewayMode, { secretKey }: CulqiKeys): boolean =>
  secretKey.startsWith(KEY_PREFIXES[mode]);
