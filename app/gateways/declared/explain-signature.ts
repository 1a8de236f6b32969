import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ExplainedSignature } from '../gateway.ts';
import { credentialIn } from './check-calls.ts';
import type { Manifest } from './manifest.ts';
import type { Recipe } from './manifest-signature.ts';
import { namesIn } from './placeholders.ts';
import { digestOf, signedBytes } from './signing.ts';

type Fields = Readonly<Record<string, string>>;

/** The recipes by what they sign: deliveries, each request, or the body of one call by its name. */
function recipesOf({ notification, auth, calls }: Manifest): ReadonlyMap<string, Recipe> {
  const named = Object.entries(calls).flatMap(([name, call]) =>
    call?.sign ? [[name, call.sign] as const] : [],
  );
  return new Map([
    ...(notification.signature.kind === 'signed'
      ? [['notification', notification.signature.recipe] as const]
      : []),
    ...(auth.kind === 'signed' ? [['request', auth.recipe] as const] : []),
    ...named,
  ]);
}

/** The credentials that sign something: without them no signature can be looked at. */
export const signingCredentials = (manifest: Manifest): ReadonlySet<string> =>
  new Set(
    [...recipesOf(manifest).values()].flatMap((recipe) => [
      ...(recipe.algorithm === 'sha256' ? [] : [recipe.key]),
      ...recipe.parts.flatMap(namesIn).flatMap((name) => credentialIn(name) ?? []),
    ]),
  );

/**
 * The signature over fields that are named as in the recipe's braces (`body`, `/order/id`, `now`). `kind` says which recipe:
 * `notification` where it is left out, `request`, or the name of a call that signs its body. Secrets are masked in the text.
 */
export function explainSignature(
  manifest: Manifest,
  keys: Fields,
  { kind = 'notification', ...fields }: Fields,
): Result<ExplainedSignature, readonly string[]> {
  const recipe = recipesOf(manifest).get(kind);
  if (!recipe) return err(['kind']);
  const needed = recipe.parts.flatMap(namesIn).filter((name) => credentialIn(name) === null);
  const missing = needed.filter((name) => !Object.hasOwn(fields, name));
  if (missing.length > 0) return err([...new Set(missing)]);
  const secrets = new Set(manifest.credentials.flatMap((key) => (key.secret ? [key.name] : [])));
  const bytes = (shown: (credential: string) => string) =>
    signedBytes(recipe, (name) => {
      const credential = credentialIn(name);
      return credential === null ? (fields[name] ?? '') : shown(credential);
    });
  const signed = Buffer.from(bytes((name) => (secrets.has(name) ? '***' : (keys[name] ?? ''))));
  const whole = bytes((name) => keys[name] ?? '');
  const signature = digestOf(recipe, whole, keys).toString(recipe.encoding);
  return ok({ signature, signed: signed.toString() });
}
