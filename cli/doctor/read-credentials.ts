import type { Credentials } from '#app/gateways/gateway.ts';
import type { Result } from '#app/kernel/result.ts';
import type { NamedProvider } from './named-provider.ts';

/** The credentials as the file has them; a field that takes no part in signatures may be absent, or of another form. */
export function readCredentials(
  { provider, spare }: NamedProvider,
  fields: Readonly<Record<string, string>>,
): Result<Credentials, readonly string[]> {
  const read = provider.parseCredentials(fields);
  if (read.ok) return read;
  const used = Object.entries(spare).filter(([name]) => read.error.includes(name));
  return provider.parseCredentials({ ...fields, ...Object.fromEntries(used) });
}
