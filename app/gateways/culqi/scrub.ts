/** Fields that name a person or open a door; they stand also inside the text `data` of a notification. */
const PRIVATE = [
  'email',
  'first_name',
  'last_name',
  'firstName',
  'lastName',
  'name',
  'phone',
  'phone_number',
  'address',
  'address_city',
  'city',
  'ip',
  'card_number',
  'cardNumber',
  'dni',
  'url_pe',
  'secretKey',
  'webhookPassword',
].join('|');

const FIELD = new RegExp(
  `(\\\\?"(?:${PRIVATE})\\\\?"\\s*:\\s*)(\\\\".*?[^\\\\]\\\\"|"(?:[^"\\\\]|\\\\.)*"?|[^\\s,{}\\]]+)`,
  'gi',
);
const EMAIL = /[^\s@"'<>()[\]{}:;=,\\]{1,64}@[^\s@"'<>()[\]{}:;,\\]{1,255}/g;
const AUTHORIZATION = /\b(Bearer|Basic)\s+\S+/gi;
const KEY = /\bsk_(test|live)_\w+/g;

/** One of Culqi's payloads without persons and keys; amounts and ids stay as they stood. */
export const scrub = (text: string): string =>
  text
    .replace(
      FIELD,
      (_all, key: string) => `${key}${key.startsWith('\\') ? '\\"[removed]\\"' : '"[removed]"'}`,
    )
    .replace(EMAIL, '[removed]')
    .replace(AUTHORIZATION, '$1 [removed]')
    .replace(KEY, '[removed]');
