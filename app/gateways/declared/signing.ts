import { createHash, createHmac } from 'node:crypto';
import type { Recipe } from './manifest-signature.ts';
import { piecesOf } from './placeholders.ts';

/** The bytes that a recipe signs: its parts with their names filled, joined. Bytes stay bytes: nothing is decoded on the way. */
export function signedBytes(
  { parts, separator }: Pick<Recipe, 'parts' | 'separator'>,
  bytesOf: (name: string) => Uint8Array | string,
): Uint8Array {
  const filled = parts.map((part) =>
    Buffer.concat(
      (piecesOf(part) ?? []).map((piece) =>
        Buffer.from('text' in piece ? piece.text : bytesOf(piece.name)),
      ),
    ),
  );
  const between = Buffer.from(separator);
  return Buffer.concat(filled.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}

/** The digest of those bytes. The key of an HMAC is the credential as text, not decoded. */
export function digestOf(
  recipe: Recipe,
  bytes: Uint8Array,
  fields: Readonly<Record<string, string>>,
): Buffer {
  if (recipe.algorithm === 'sha256') return createHash('sha256').update(bytes).digest();
  const algorithm = recipe.algorithm === 'hmac-sha256' ? 'sha256' : 'sha512';
  // A key is a name that the manifest declares (checked); without it nothing can be signed or believed.
  const key = Object.hasOwn(fields, recipe.key) ? fields[recipe.key] : undefined;
  if (!key) throw new Error('the signing key is not among the credentials');
  return createHmac(algorithm, key).update(bytes).digest();
}

/** A signature as written; null where the text is not one of this recipe, in whichever case hex is written. */
export function readSignature(recipe: Recipe, text: string): Buffer | null {
  const length = recipe.algorithm === 'hmac-sha512' ? 64 : 32;
  const form = recipe.encoding === 'hex' ? /^[0-9a-f]+$/i : /^[A-Za-z0-9+/]+={0,2}$/;
  const bytes = form.test(text) ? Buffer.from(text, recipe.encoding) : Buffer.alloc(0);
  return bytes.length === length ? bytes : null;
}
