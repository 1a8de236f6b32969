/** A JSON number kept as the very text it came in, or is to go out in: never a float. */
export class Numeral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Any JSON value, with numbers as text. */
export type Json = null | boolean | string | Numeral | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown;
// why: Node 24 hands the reviver each number's source text; TypeScript 5.9 does not know that yet.
const parseWithSource = JSON.parse as (text: string, reviver: SourceReviver) => Json;

/** Reads JSON without ever making a number of a number; undefined when it is not JSON. */
export function readJson(text: string): Json | undefined {
  try {
    return parseWithSource(text, (_key, value, context) =>
      typeof value === 'number' ? new Numeral(context.source ?? String(value)) : value,
    );
  } catch {
    return undefined;
  }
}

/** Compact JSON text, each numeral written exactly as given. */
export function writeJson(value: Json): string {
  if (value instanceof Numeral) return value.text;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.entries(value).map(([key, member]) =>
    [JSON.stringify(key), writeJson(member)].join(':'),
  );
  return `{${members.join(',')}}`;
}

/** The same, indented by two spaces a level, as no document promises but a proxy might do. */
export function writeIndented(value: Json, indent = ''): string {
  if (value === null || typeof value !== 'object' || value instanceof Numeral)
    return writeJson(value);
  const inner = `${indent}  `;
  const list = isList(value);
  const members = list
    ? value.map((member) => writeIndented(member, inner))
    : Object.entries(value).map(
        ([key, member]) => `${JSON.stringify(key)}: ${writeIndented(member, inner)}`,
      );
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  return members.length === 0
    ? `${open}${close}`
    : `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** The object behind a JSON value; null when it is anything else. */
export function asObject(value: Json | undefined): JsonObject | null {
  const plain = value !== null && typeof value === 'object' && !(value instanceof Numeral);
  return plain && !isList(value) ? (value as JsonObject) : null;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
