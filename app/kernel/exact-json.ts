import { err, ok, type Result } from './result.ts';

/** JSON in which every number is its source text, so that no amount or id is ever a float (law 1). */
export type ExactJson = string | boolean | null | ExactJson[] | { [key: string]: ExactJson };

type ReviverContext = { readonly source?: string };
type SourceReviver = (key: string, value: unknown, context: ReviverContext) => unknown;
type ExactParser = (text: string, reviver: SourceReviver) => ExactJson;

const withSource: SourceReviver = (key, value, context) => {
  if (key === '__proto__') return undefined;
  return typeof value === 'number' ? (context.source ?? null) : value;
};

/** Reads JSON text; numbers come out as the text that stood there (`22.00` stays `"22.00"`). */
export function parseExactJson(text: string): Result<ExactJson, 'not-json'> {
  try {
    return ok((JSON.parse as ExactParser)(text, withSource));
  } catch {
    return err('not-json');
  }
}

/** A number to be written into JSON exactly as `text` says, e.g. `jsonNumber('22.00')`. */
export function jsonNumber(text: string): unknown {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) throw new Error('not a plain JSON number');
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);
}
