import { parseExactJson } from '#app/kernel/exact-json.ts';

/** The fields of a confirmation that are signed or read. */
const NAMES = [
  'sign',
  'merchant_id',
  'reference_sale',
  'value',
  'currency',
  'state_pol',
  'reference_pol',
  'transaction_id',
] as const;

/** What came, as text; empty where the field was absent or blank. */
export type ConfirmationFields = Readonly<Record<(typeof NAMES)[number], string>>;

/** All values of one field. */
type Values = (name: string) => readonly unknown[];

function fromJson(text: string): Values | null {
  const json = parseExactJson(text);
  if (!json.ok || json.value === null || typeof json.value !== 'object') return null;
  const fields = new Map(Object.entries(json.value));
  return (name) => (fields.has(name) ? [fields.get(name)] : []);
}

function fromForm(text: string): Values {
  const form = new URLSearchParams(text);
  return (name) => form.getAll(name);
}

/**
 * A confirmation's fields, from the bytes: a form as documented, or JSON as PayU's own example of 2026-01-29 expects of
 * notifyUrl. Null where a field stands twice or is no text: which of the two is signed cannot be told.
 */
export function fieldsOf(body: Uint8Array): ConfirmationFields | null {
  const text = Buffer.from(body).toString('utf8').trim();
  const values = text.startsWith('{') ? fromJson(text) : fromForm(text);
  if (!values) return null;
  const fields = NAMES.map((name): [string, unknown] => {
    const [value = '', ...more] = values(name);
    return [name, more.length > 0 ? null : (value ?? '')];
  });
  return fields.every(([, value]) => typeof value === 'string')
    ? (Object.fromEntries(fields) as ConfirmationFields)
    : null;
}
