import { countText } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { es } from '../../words/es.ts';
import type { Translate } from '../../words/words.ts';

type Why = keyof typeof es.reconciliation.imports.refusals;

/** Why a file was not read, and what to do; a word that this version does not know is told as it is. */
export type RefusalText = { readonly why: string; readonly advice: string | null };

const KNOWN: readonly Why[] = [
  'empty',
  'pdf',
  'picture',
  'archive',
  'web-page',
  'not-text',
  'old-excel',
  'unknown-kind',
  'header-twice',
  'too-wide',
  'too-many-rows',
  'too-large',
  'line-too-long',
  'broken-quote',
  'broken-encoding',
  'truncated',
  'not-json',
  'zip-bomb',
  'several-sheets',
  'broken-workbook',
  'too-many-bad-rows',
  'no-such-account',
  'original-erased',
];

/** A stored or fresh refusal (`{"why":"truncated","line":12}`) in words. */
export function refusalText(stored: string, reader: Reader, say: Translate): RefusalText {
  const { why, line, heads } = factsOf(stored);
  const known = KNOWN.find((word) => word === why);
  if (known === undefined) return { why: why ?? stored, advice: null };
  const told = say(`reconciliation.imports.refusals.${known}.why`);
  const place =
    line === null ? null : say('reconciliation.imports.atLine', { line: countText(line, reader) });
  return {
    why: [told, place, heads].filter((part) => part !== null).join(' '),
    advice: say(`reconciliation.imports.refusals.${known}.advice`),
  };
}

/** The bare word of a stored refusal; null where it has none. */
export const refusedAs = (stored: string): string | null => factsOf(stored).why;

type Facts = {
  readonly why: string | null;
  readonly line: bigint | null;
  readonly heads: string | null;
};

function factsOf(stored: string): Facts {
  const facts = parse(stored);
  const { why, line, heads } = facts;
  return {
    why: typeof why === 'string' ? why : null,
    line: typeof line === 'number' ? BigInt(line) : null,
    heads: Array.isArray(heads) ? heads.join(', ') : null,
  };
}

function parse(stored: string): Readonly<Record<string, unknown>> {
  try {
    const facts: unknown = JSON.parse(stored);
    return typeof facts === 'object' && facts !== null ? { ...facts } : {};
  } catch {
    return { why: stored };
  }
}
