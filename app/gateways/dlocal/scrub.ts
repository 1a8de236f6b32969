/** Fields that name a person or open a door; `redirect_url` opens the shopper's page. */
const PRIVATE = [
  'name',
  'email',
  'document',
  'document2',
  'phone',
  'birth_date',
  'user_reference',
  'street',
  'number',
  'zip_code',
  'ip',
  'device_id',
  'beneficiary_name',
  'beneficiary_lastname',
  'bank_account',
  'redirect_url',
  'image_url',
  'barcode',
].join('|');

const FIELD = new RegExp(`("(?:${PRIVATE})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s,}\\]]+)`, 'gi');
const EMAIL = /[^\s@"'<>()[\]{}:;=,]{1,64}@[^\s@"'<>()[\]{}:;,]{1,255}/g;
const SIGNATURE = /\bSignature:\s*[0-9a-f]+/gi;
const TRANS_KEY = /(x-trans-key"?\s*[:=]\s*"?)[^\s",}]+/gi;

/** One of dLocal's payloads without persons and keys; amounts, ids and status words stay as they stood. */
export const scrub = (text: string): string =>
  text
    .replace(FIELD, '$1"[removed]"')
    .replace(EMAIL, '[removed]')
    .replace(SIGNATURE, 'Signature: [removed]')
    .replace(TRANS_KEY, '$1[removed]');
