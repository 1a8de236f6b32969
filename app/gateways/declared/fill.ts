import type { BodyTemplate } from './manifest-calls.ts';
import { piecesOf } from './placeholders.ts';

/** A value as text, and as it stands in a JSON body when it stands there alone. */
export type Filling = { readonly text: string; readonly json: unknown };

/** What a template's names stand for; null is known to be nothing, and is left out. */
export type Values = ReadonlyMap<string, Filling | null>;

/** Plain text as a value. */
export const plain = (text: string | null): Filling | null =>
  text === null || text === '' ? null : { text, json: text };

/** A checked manifest names only what its call knows; anything else is a bug. */
function valueNamed(values: Values, name: string): Filling | null {
  const value = values.get(name);
  if (value === undefined) throw new Error(`no value named ${name}`);
  return value;
}

/** A text with its names filled; what is nothing leaves no trace. `encode` is applied to values, never to the template. */
export function fillText(
  template: string,
  values: Values,
  encode: (text: string) => string = (text) => text,
): string {
  return (piecesOf(template) ?? [])
    .map((piece) =>
      'text' in piece ? piece.text : encode(valueNamed(values, piece.name)?.text ?? ''),
    )
    .join('');
}

/**
 * A body with its names filled. A name that stands alone becomes the value's own JSON, and its member is left out where
 * there is no value; within other words it becomes text.
 */
export function fillBody(template: BodyTemplate, values: Values): unknown {
  if (typeof template === 'string') return fillLeaf(template, values);
  if (template === null || typeof template !== 'object') return template;
  if (Array.isArray(template)) {
    return template.map((entry) => fillBody(entry, values)).filter((entry) => entry !== undefined);
  }
  const members = Object.entries(template).map(([name, inside]) => [
    name,
    fillBody(inside, values),
  ]);
  return Object.fromEntries(members.filter(([, filled]) => filled !== undefined));
}

function fillLeaf(template: string, values: Values): unknown {
  const [only, ...more] = piecesOf(template) ?? [];
  if (only && more.length === 0 && 'name' in only) return valueNamed(values, only.name)?.json;
  return fillText(template, values);
}
