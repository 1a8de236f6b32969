import { err, ok, type Result } from '#app/kernel/result.ts';
import type { CredentialField, Credentials } from '../gateway.ts';
import { NAME } from './config.ts';
import type { Manifest } from './manifest.ts';

/** Printable text on one line: a key that could break a header or a line is no key. */
const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?$/;

/** The form's fields, as the manifest names them. */
export const credentialFieldsOf = ({ credentials }: Manifest): readonly CredentialField[] =>
  credentials.map(({ name, secret }) => ({ name, secret }));

/** Reads the form; blanks around a pasted key are dropped. The error names the fields that are wrong. */
export function parseCredentials(
  { credentials }: Manifest,
  fields: Readonly<Record<string, string>>,
): Result<Credentials, readonly string[]> {
  const read = credentials.map(({ name }) => {
    const entered = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, (entered ?? '').trim()] as const;
  });
  const wrong = read.filter(([, text]) => !KEY.test(text)).map(([name]) => name);
  return wrong.length > 0 ? err(wrong) : ok({ gateway: NAME, fields: Object.fromEntries(read) });
}

/** The keys inside credentials of this manifest; others are a bug of the caller. */
export function keysOf(
  manifest: Manifest,
  credentials: Credentials,
): Readonly<Record<string, string>> {
  if (credentials.gateway !== NAME) throw new Error('credentials of another gateway');
  const read = parseCredentials(manifest, credentials.fields);
  if (!read.ok) throw new Error(`credentials without ${read.error.join(', ')}`);
  return read.value.fields;
}
