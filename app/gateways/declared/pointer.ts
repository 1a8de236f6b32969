import type { ExactJson } from '#app/kernel/exact-json.ts';
import { parseInteger } from '#app/kernel/integer.ts';

/** The value that a JSON Pointer (RFC 6901) names, of the object's own members only; undefined where there is none. */
export function at(json: ExactJson | undefined, pointer: string): ExactJson | undefined {
  const steps = pointer === '' ? [] : pointer.slice(1).split('/');
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<ExactJson | undefined>((value, step) => memberOf(value, step), json);
}

function memberOf(value: ExactJson | undefined, step: string): ExactJson | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value))
    return /^(?:0|[1-9]\d{0,5})$/.test(step) ? value[parseInteger(step) ?? -1] : undefined;
  return Object.hasOwn(value, step) ? value[step] : undefined;
}

/** The text that stands there: numbers as they stood in the source, `true` and `false` as words; null for all else and for blanks. */
export function textAt(json: ExactJson | undefined, pointer: string | undefined): string | null {
  if (pointer === undefined) return null;
  const value = at(json, pointer);
  if (typeof value === 'boolean') return `${value}`;
  return typeof value === 'string' && value !== '' ? value : null;
}
