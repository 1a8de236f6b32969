import type { z } from 'zod';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { checkManifest } from './check-manifest.ts';
import { MANIFEST_LIMITS } from './config.ts';
import { fieldOf, type ManifestFault, WHYS, type Why } from './faults.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

type Path = readonly PropertyKey[];

/** Names that are no data in JavaScript: refused wherever they stand, also inside templates. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a pasted or uploaded manifest; else all that is wrong with it, by field, in its order. */
export function parseManifest(text: string): Result<Manifest, readonly ManifestFault[]> {
  if (text.length > MANIFEST_LIMITS.characters) return err([{ field: '', why: 'too-large' }]);
  const json = jsonOf(text);
  if (!json.ok) return err([{ field: '', why: 'not-json' }]);
  const form = formFaults(json.value, []);
  if (form.length > 0) return err(form);
  const read = manifestSchema.safeParse(json.value);
  if (!read.success) {
    const misread = read.error.issues.flatMap((issue) => misreadings(issue, []));
    return err(misread.map((each) => asFault(each, json.value)));
  }
  const faults = checkManifest(read.data);
  return faults.length > 0 ? err(faults) : ok(read.data);
}

/** The manifest of a text that was accepted before; another text is a bug of the caller. */
export function acceptedManifest(text: string): Manifest {
  const read = parseManifest(text);
  if (!read.ok) throw new Error(`a kept manifest cannot be read: ${read.error[0]?.field}`);
  return read.value;
}

function jsonOf(text: string): Result<unknown, 'not-json'> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err('not-json');
  }
}

const membersOf = (value: object): readonly (readonly [PropertyKey, unknown])[] =>
  Array.isArray(value) ? [...value.entries()] : Object.entries(value);

/** Depth, width and names, before anything else looks at the value. */
function formFaults(value: unknown, path: Path): readonly ManifestFault[] {
  if (value === null || typeof value !== 'object') return [];
  if (path.length >= MANIFEST_LIMITS.depth) return [{ field: fieldOf(path), why: 'too-deep' }];
  const members = membersOf(value);
  if (members.length > MANIFEST_LIMITS.membersPerObject) {
    return [{ field: fieldOf(path), why: 'too-large' }];
  }
  return members.flatMap(([step, inside]): readonly ManifestFault[] => {
    const at = [...path, step];
    if (FORBIDDEN.has(String(step))) return [{ field: fieldOf(at), why: 'forbidden-name' }];
    return formFaults(inside, at);
  });
}

type Issue = z.core.$ZodIssue;
type Misreading = { readonly path: Path; readonly why: Why };

const WHY_OF_CODE: Readonly<Record<string, Why>> = {
  too_big: 'too-long',
  too_small: 'too-short',
  invalid_value: 'not-one-of',
  invalid_format: 'wrong-form',
  invalid_key: 'wrong-form',
};

/** The checks carry our own code as their message; what has none is said by its kind. */
const whyOf = (issue: Issue): Why =>
  WHYS.find((why) => why === issue.message) ?? WHY_OF_CODE[issue.code] ?? 'wrong-type';

/** Whether a form of a choice was refused at its very beginning: a text where an object may stand. */
const isOfAnotherType = (issues: readonly Issue[]): boolean =>
  issues.every(({ path, code }) => code === 'invalid_type' && path.length === 0);

/** Of a choice none of whose forms fits, the form that fits farthest is told. */
function misreadings(issue: Issue, before: Path): readonly Misreading[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], why: 'unknown-field' }));
  }
  if (issue.code === 'invalid_key') {
    return [{ path, why: issue.issues[0] ? whyOf(issue.issues[0]) : 'wrong-form' }];
  }
  if (issue.code !== 'invalid_union') return [{ path, why: whyOf(issue) }];
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((each) => each.path.length));
  const [farthest] = issue.errors
    .filter((issues) => !isOfAnotherType(issues))
    .toSorted((a, b) => depth(b) - depth(a));
  if (farthest) return farthest.flatMap((inside) => misreadings(inside, path));
  return [{ path, why: issue.errors.length === 0 ? 'not-one-of' : 'wrong-type' }];
}

const isThere = (value: unknown, path: Path): boolean => {
  const [step, ...rest] = path;
  if (step === undefined) return value !== undefined;
  if (value === null || typeof value !== 'object') return false;
  const member = membersOf(value).find(([name]) => name === step);
  return member !== undefined && isThere(member[1], rest);
};

const asFault = ({ path, why }: Misreading, json: unknown): ManifestFault => ({
  field: fieldOf(path),
  why: isThere(json, path) ? why : 'missing',
});
