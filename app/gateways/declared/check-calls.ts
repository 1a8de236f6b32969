import { fieldOf, type ManifestFault, type Why } from './faults.ts';
import { isReservedHeader } from './header-rules.ts';
import type { Manifest } from './manifest.ts';
import type { BodyTemplate, CallName, CallTemplate } from './manifest-calls.ts';
import { KNOWN_TO, MUST_SAY, namesIn, PATH_NAMES, PERSONAL, piecesOf } from './placeholders.ts';

type Path = readonly PropertyKey[];

/** Says of each name in a template whether it may stand there. */
type Rule = (name: string) => Why | null;

/** What is wrong with the names of one template. */
export function checkTemplate(template: string, path: Path, rule: Rule): readonly ManifestFault[] {
  const pieces = piecesOf(template);
  const field = fieldOf(path);
  if (!pieces) return [{ field, why: 'braces' }];
  const whys = namesIn(template).flatMap((name) => rule(name) ?? []);
  return [...new Set(whys)].map((why) => ({ field, why }));
}

/** Every text of a body, with its place. */
export function textsIn(body: BodyTemplate, path: Path): readonly (readonly [string, Path])[] {
  if (typeof body === 'string') return [[body, path]];
  if (body === null || typeof body !== 'object') return [];
  const members: readonly (readonly [PropertyKey, BodyTemplate])[] = Array.isArray(body)
    ? body.map((entry, index) => [index, entry] as const)
    : Object.entries(body);
  return members.flatMap(([step, inside]) => textsIn(inside, [...path, step]));
}

/** The credential that a name asks for, or null where it asks for none. */
export const credentialIn = (name: string): string | null =>
  name.startsWith('credential.') ? name.slice('credential.'.length) : null;

/** Which credential names a manifest declares, and which of them are secret. */
export function credentialRule(manifest: Manifest, known: (name: string) => boolean): Rule {
  const declared = new Set(manifest.credentials.map(({ name }) => name));
  return (name) => {
    const credential = credentialIn(name);
    if (credential !== null) return declared.has(credential) ? null : 'unknown-credential';
    return known(name) ? null : 'unknown-placeholder';
  };
}

/** A rule that keeps secrets and persons out of addresses, on top of another. */
function outOfAddresses(manifest: Manifest, rule: Rule): Rule {
  const secrets = new Set(
    manifest.credentials.filter(({ secret }) => secret).map(({ name }) => name),
  );
  return (name) => {
    if (secrets.has(credentialIn(name) ?? '')) return 'secret-in-address';
    return PERSONAL.has(name) ? 'person-in-address' : rule(name);
  };
}

const headerFaults = (name: string, path: Path): readonly ManifestFault[] =>
  isReservedHeader(name) ? [{ field: fieldOf(path), why: 'header-reserved' }] : [];

/** What is wrong with the templates of some headers. */
export function checkHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  path: Path,
  rule: Rule,
): readonly ManifestFault[] {
  return Object.entries(headers ?? {}).flatMap(([name, value]) => [
    ...headerFaults(name, [...path, name]),
    ...checkTemplate(value, [...path, name], rule),
  ]);
}

function checkPath(path: string, at: Path, rule: Rule): readonly ManifestFault[] {
  // A segment of dots would be resolved away and lead to another path.
  if (path.split('/').some((segment) => /^\.{1,2}$/.test(segment))) {
    return [{ field: fieldOf(at), why: 'path' }];
  }
  return checkTemplate(path, at, (name) => {
    const why = rule(name);
    return (
      why ?? (PATH_NAMES.has(name) || credentialIn(name) !== null ? null : 'unknown-placeholder')
    );
  });
}

/** What one call's templates say that they may not, and what they leave out. */
function checkCall(
  manifest: Manifest,
  name: CallName,
  call: CallTemplate,
): readonly ManifestFault[] {
  const known = new Set([...KNOWN_TO[name], 'now']);
  const inSignature = credentialRule(manifest, (value) => known.has(value));
  const rule = credentialRule(
    manifest,
    (value) => known.has(value) || (call.sign !== undefined && value === 'signature'),
  );
  const outside = outOfAddresses(manifest, rule);
  const inHeaders: Rule = (value) => (PERSONAL.has(value) ? 'person-in-address' : rule(value));
  const at = (...steps: PropertyKey[]): Path => ['calls', name, ...steps];
  const body = call.body === undefined ? [] : textsIn(call.body, at('body'));
  return [
    ...checkPath(call.path, at('path'), outside),
    ...Object.entries(call.query ?? {}).flatMap(([key, value]) =>
      checkTemplate(value, at('query', key), outside),
    ),
    ...checkHeaders(call.headers, at('headers'), inHeaders),
    ...body.flatMap(([text, path]) => checkTemplate(text, path, rule)),
    ...(call.sign?.parts ?? []).flatMap((part, index) =>
      checkTemplate(part, at('sign', 'parts', index), inSignature),
    ),
    ...(call.method === 'GET' && call.body !== undefined
      ? [{ field: fieldOf(at('body')), why: 'body-not-allowed' as const }]
      : []),
    ...leftOut(manifest, name, call),
  ];
}

/** What a call says nowhere although it is about it. */
function leftOut(manifest: Manifest, name: CallName, call: CallTemplate): readonly ManifestFault[] {
  const body = call.body === undefined ? [] : textsIn(call.body, []).map(([text]) => text);
  const said = new Set([call.path, ...Object.values(call.query ?? {}), ...body].flatMap(namesIn));
  const must = [
    ...MUST_SAY[name],
    ...(manifest.currencies.length > 1 && name === 'create' ? ['currency'] : []),
    ...(manifest.refunds?.once === 'refund-code' && name === 'refund' ? ['refundCode'] : []),
  ];
  const missing = must.some((value) => !said.has(value));
  return missing ? [{ field: fieldOf(['calls', name]), why: 'needs-placeholder' }] : [];
}

/** What is wrong with a manifest's calls. */
export const checkCalls = (manifest: Manifest): readonly ManifestFault[] =>
  CALL_NAMES.flatMap((name) => {
    const call = manifest.calls[name];
    return call ? checkCall(manifest, name, call) : [];
  });

const CALL_NAMES = [
  'create',
  'query',
  'find',
  'cancel',
  'extend',
  'refund',
  'queryRefund',
  'probe',
] as const satisfies readonly CallName[];
