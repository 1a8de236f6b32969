import { credentialIn, textsIn } from './check-calls.ts';
import type { Manifest } from './manifest.ts';
import { namesIn, PERSONAL } from './placeholders.ts';

/** Names under which gateways write persons and keys in what they send, whatever the manifest says of our own requests. */
const USUAL = [
  'email',
  'phone',
  'mobile',
  'document',
  'documentNumber',
  'dni',
  'name',
  'firstName',
  'first_name',
  'lastName',
  'last_name',
  'fullName',
  'full_name',
  'address',
  'cci',
  'token',
  'secret',
  'password',
  'apiKey',
  'api_key',
];

const EMAIL = /[^\s@"'<>()[\]{}:;=,&]{1,64}@[^\s@"'<>()[\]{}:;,&]{1,255}/g;
const BEARER = /\b(Bearer|Basic)\s+\S+/gi;
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

const quoted = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The body's members that this manifest fills with persons or credentials. */
function privateMembers(manifest: Manifest): readonly string[] {
  const filled = Object.values(manifest.calls).flatMap((call) =>
    call?.body === undefined ? [] : textsIn(call.body, []),
  );
  return filled
    .filter(([text]) =>
      namesIn(text).some((name) => PERSONAL.has(name) || credentialIn(name) !== null),
    )
    .map(([, path]) => String(path.at(-1) ?? ''))
    .filter((name) => /[A-Za-z]/.test(name));
}

/** Removes persons and keys from this gateway's payloads, JSON or form; amounts and codes stay as they stood. */
export function scrubberOf(manifest: Manifest): (text: string) => string {
  const names = [...new Set([...USUAL, ...privateMembers(manifest)])].map(quoted).join('|');
  const member = new RegExp(
    `("(?:${names})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s,}\\]{[]+)`,
    'gi',
  );
  const field = new RegExp(`(^|&)((?:${names})=)[^&]*`, 'gi');
  return (text) =>
    text
      .replace(member, '$1"[removed]"')
      .replace(field, '$1$2[removed]')
      .replace(EMAIL, '[removed]')
      .replace(BEARER, '$1 [removed]')
      .replace(JWT, '[removed]');
}
