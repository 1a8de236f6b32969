import { checkTemplate, credentialIn, credentialRule } from './check-calls.ts';
import { fieldOf, type ManifestFault } from './faults.ts';
import type { Manifest } from './manifest.ts';
import type { Recipe } from './manifest-signature.ts';
import { namesIn } from './placeholders.ts';

type Path = readonly PropertyKey[];

/** A signature that needs no secret is no signature: the key, or one of the parts, must be one. */
export function checkSecret(
  manifest: Manifest,
  recipe: Recipe,
  path: Path,
): readonly ManifestFault[] {
  const declared = new Map(manifest.credentials.map(({ name, secret }) => [name, secret]));
  if (recipe.algorithm !== 'sha256') {
    const secret = declared.get(recipe.key);
    if (secret === true) return [];
    const why = secret === undefined ? 'unknown-credential' : 'not-secret';
    return [{ field: fieldOf([...path, 'key']), why }];
  }
  const named = recipe.parts.flatMap(namesIn).map((name) => declared.get(credentialIn(name) ?? ''));
  return named.includes(true) ? [] : [{ field: fieldOf([...path, 'parts']), why: 'needs-secret' }];
}

/** What a delivery's signed text may be made of: its bytes, its fields, its headers, its address, the credentials. */
const DELIVERED = /^(?:body|\/[^{}]{1,199}|header\.[a-z0-9-]{1,64}|query\.[A-Za-z0-9_-]{1,60})$/;

/** Everything that is read of a delivery, by the manifest's field. */
function readPlaces({ notification }: Manifest): readonly (readonly [string, string])[] {
  const { event, reference, operation, amount, currency, transactionCode } = notification;
  const places = { reference, operation, amount, currency, transactionCode };
  const named = Object.entries(places).flatMap(([name, at]) => (at ? [[name, at] as const] : []));
  return event === 'changed' ? named : [...named, ['event', event.at] as const];
}

/** What is read must be signed: else who holds one true delivery could write another. */
function checkCovered(manifest: Manifest, recipe: Recipe): readonly ManifestFault[] {
  const signed = new Set(recipe.parts.flatMap(namesIn));
  if (signed.has('body')) return [];
  const open = readPlaces(manifest)
    .filter(([, at]) => !signed.has(at))
    .map(([name]) => ({ field: fieldOf(['notification', name]), why: 'unsigned-field' as const }));
  // With nothing between them "12" and "345" sign like "123" and "45": such a delivery is only a reason to ask.
  const run = recipe.separator === '' && manifest.notification.event !== 'changed';
  return run ? [...open, { field: 'notification.event', why: 'only-changed' }] : open;
}

/** What is wrong with how deliveries are believed. */
export function checkNotification(manifest: Manifest): readonly ManifestFault[] {
  const { signature, event } = manifest.notification;
  const at: Path = ['notification', 'signature', 'recipe'];
  if (signature.kind === 'none') {
    return event === 'changed' ? [] : [{ field: 'notification.event', why: 'only-changed' }];
  }
  const { recipe, place } = signature;
  const rule = credentialRule(manifest, (name) => DELIVERED.test(name));
  const names = recipe.parts.flatMap(namesIn);
  const itself = place.in === 'field' && (names.includes('body') || names.includes(place.at));
  return [
    ...checkSecret(manifest, recipe, at),
    ...recipe.parts.flatMap((part, index) => checkTemplate(part, [...at, 'parts', index], rule)),
    ...(itself ? [{ field: fieldOf([...at, 'parts']), why: 'signs-itself' as const }] : []),
    ...checkCovered(manifest, recipe),
  ];
}
