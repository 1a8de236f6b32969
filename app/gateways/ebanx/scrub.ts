/** Fields that name a person or open a door; `cip_url` opens the shopper's page. */
const PRIVATE = [
  'integration_key',
  'name',
  'email',
  'document',
  'phone_number',
  'birth_date',
  'customer_ip',
  'address',
  'street_number',
  'street_complement',
  'city',
  'state',
  'zipcode',
  'pin',
  'cip_url',
].join('|');

const FIELD = new RegExp(`("(?:${PRIVATE})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s,}\\]]+)`, 'gi');
const FORM = new RegExp(`\\b((?:${PRIVATE})=)[^&\\s]*`, 'gi');
const EMAIL = /[^\s@"'<>()[\]{}:;=,]{1,64}@[^\s@"'<>()[\]{}:;,]{1,255}/g;
const JWS = /\beyJ[\w-]+\.[\w-]*\.[\w-]+/g;
const KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** One of EBANX's payloads without persons and keys; amounts, hashes and status words stay as they stood. */
export const scrub = (text: string): string =>
  text
    .replace(KEY, '[removed]')
    .replace(FIELD, '$1"[removed]"')
    .replace(FORM, '$1[removed]')
    .replace(EMAIL, '[removed]')
    .replace(JWS, '[removed]');
