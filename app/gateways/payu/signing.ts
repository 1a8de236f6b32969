import { createHash, createHmac } from 'node:crypto';

/** How a PayU account may sign. */
export const ALGORITHMS = ['MD5', 'SHA1', 'SHA256', 'HMAC-SHA256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** How many hexadecimal digits a signature of each kind has. */
export const SIGNATURE_LENGTHS: Readonly<Record<Algorithm, number>> = {
  MD5: 32,
  SHA1: 40,
  SHA256: 64,
  'HMAC-SHA256': 64,
};

/** What of an account a signature is made with. */
export type SigningKeys = {
  readonly merchantId: string;
  readonly apiKey: string;
  readonly algorithm: Algorithm;
  readonly secret?: string | undefined;
};

/** What a signature vouches for, each as the very text on the wire; a request has no `statePol`. */
export type SignedFields = {
  readonly kind: 'request' | 'confirmation' | 'response';
  readonly referenceCode: string;
  readonly value: string;
  readonly currency: string;
  readonly statePol?: string | undefined;
};

/**
 * A confirmation's value as it is signed (confirmation-url, 2026-01-29): two decimals only where the second is there and
 * not zero, else one. `150` is `150.0`, `150.00` is `150.0`, `150.26` stays. By text, never by number.
 */
export function confirmationValue(value: string): string {
  const [whole = '', decimals = ''] = value.split('.');
  const second = decimals.charAt(1);
  const kept = second !== '' && second !== '0' ? 2 : 1;
  return `${whole}.${decimals.slice(0, kept) || '0'}`;
}

/** The response page's value as it is signed: one decimal, halves to the even one (`150.25` is `150.2`, `150.35` is `150.4`). */
export function responseValue(value: string): string {
  const [whole = '', decimals = ''] = value.split('.');
  const tenths = BigInt(`${whole || '0'}${decimals.charAt(0) || '0'}`);
  const rest = decimals.slice(1).replace(/0+$/, '');
  const up = rest > '5' || (rest === '5' && tenths % 2n === 1n);
  const digits = (up ? tenths + 1n : tenths).toString().padStart(2, '0');
  return `${digits.slice(0, -1)}.${digits.slice(-1)}`;
}

const VALUES: Readonly<Record<SignedFields['kind'], (value: string) => string>> = {
  request: (value) => value,
  confirmation: confirmationValue,
  response: responseValue,
};

/** The text that is signed. It begins with the API key, so whoever shows it masks that first. */
export function signingString(keys: SigningKeys, fields: SignedFields): string {
  const { kind, referenceCode, value, currency, statePol } = fields;
  const signed = [keys.apiKey, keys.merchantId, referenceCode, VALUES[kind](value), currency];
  return [...signed, ...(kind === 'request' ? [] : [statePol ?? ''])].join('~');
}

/** The signature of any text by the account's own algorithm, in lower-case hexadecimal digits. */
function sealed({ algorithm, apiKey, secret }: SigningKeys, text: string): string {
  const maker =
    algorithm === 'HMAC-SHA256'
      ? createHmac('sha256', secret ?? apiKey)
      : createHash(algorithm.toLowerCase());
  return maker.update(text, 'utf8').digest('hex');
}

/** What an order to PayU must bear: `apiKey~merchantId~referenceCode~value~currency`. */
export const requestSignature = (
  keys: SigningKeys,
  fields: Omit<SignedFields, 'kind' | 'statePol'>,
): string => sealed(keys, signingString(keys, { ...fields, kind: 'request' }));

/** What a confirmation must bear: `apiKey~merchant_id~reference_sale~new_value~currency~state_pol`. */
export const confirmationSignature = (
  keys: SigningKeys,
  fields: Omit<SignedFields, 'kind'>,
): string => sealed(keys, signingString(keys, { ...fields, kind: 'confirmation' }));

/** What the response page bears: as a confirmation, with the value rounded. Informational: nothing is decided by it. */
export const responseSignature = (keys: SigningKeys, fields: Omit<SignedFields, 'kind'>): string =>
  sealed(keys, signingString(keys, { ...fields, kind: 'response' }));
