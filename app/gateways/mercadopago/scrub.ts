/** Fields that name a person or open a door; `external_resource_url` opens the shopper's page. */
const PRIVATE = [
  'email',
  'first_name',
  'last_name',
  'number',
  'area_code',
  'extension',
  'name',
  'phone',
  'ip_address',
  'street_name',
  'street_number',
  'zip_code',
  'external_resource_url',
  'access_token',
  'accessToken',
  'webhookSecret',
].join('|');

const FIELD = new RegExp(`("(?:${PRIVATE})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s,{}\\]]+)`, 'gi');
const EMAIL = /[^\s@"'<>()[\]{}:;=,]{1,64}@[^\s@"'<>()[\]{}:;,]{1,255}/g;
const BEARER = /\bBearer\s+\S+/gi;
const TOKEN = /\b(?:TEST|APP_USR)-[\w-]{8,}/g;

/** One of Mercado Pago's payloads without persons and keys; amounts and ids stay as they stood. */
export const scrub = (text: string): string =>
  text
    .replace(FIELD, '$1"[removed]"')
    .replace(EMAIL, '[removed]')
    .replace(BEARER, 'Bearer [removed]')
    .replace(TOKEN, '[removed]');
