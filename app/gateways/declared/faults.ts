/** Why a manifest's field is not taken. Each is said in the merchant's language beside the field. */
export const WHYS = [
  'not-json',
  'too-large',
  'too-deep',
  'forbidden-name',
  'missing',
  'unknown-field',
  'wrong-type',
  'wrong-form',
  'too-long',
  'too-short',
  'not-one-of',
  'field-name',
  'host',
  'host-not-public',
  'hosts-alike',
  'header-name',
  'header-reserved',
  'pointer',
  'control-characters',
  'separator',
  'offset',
  'path',
  'key',
  'name',
  'braces',
  'unknown-placeholder',
  'needs-placeholder',
  'secret-in-address',
  'person-in-address',
  'unknown-credential',
  'not-secret',
  'needs-secret',
  'unsigned-field',
  'signs-itself',
  'needs-currency',
  'needs-refunds',
  'needs-query-refund',
  'needs-idempotency',
  'needs-paid-word',
  'needs-voided-word',
  'only-changed',
  'repeated',
  'body-not-allowed',
] as const;

export type Why = (typeof WHYS)[number];

/** One thing to mend: where in the manifest, as `calls.create.path` or `credentials[1].name`, and why. */
export type ManifestFault = { readonly field: string; readonly why: Why };

/** A place in the manifest as people write it. */
export const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
