/** Fields that name a person or open a door; `cipUrl` opens the shopper's page. */
const PRIVATE = [
  'userEmail',
  'userPhone',
  'userCodeCountry',
  'userName',
  'userLastName',
  'userId',
  'userUbigeo',
  'userDocumentType',
  'userDocumentNumber',
  'adminEmail',
  'additionalData',
  'accessKey',
  'secretKey',
  'hashString',
  'token',
  'cipUrl',
].join('|');

const FIELD = new RegExp(`("(?:${PRIVATE})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s,}\\]]+)`, 'gi');
const EMAIL = /[^\s@"'<>()[\]{}:;=,]{1,64}@[^\s@"'<>()[\]{}:;,]{1,255}/g;
const BEARER = /\bBearer\s+\S+/gi;
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** One of PagoEfectivo's payloads without persons and keys; amounts and codes stay as they stood. */
export const scrub = (text: string): string =>
  text
    .replace(FIELD, '$1"[removed]"')
    .replace(EMAIL, '[removed]')
    .replace(BEARER, 'Bearer [removed]')
    .replace(JWT, '[removed]');
