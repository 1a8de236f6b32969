import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isExceptionKind } from '#app/exceptions/kind.ts';
import { WHYS } from '#app/reconciliation/comparison/difference.ts';
import { LINE_KINDS, RULES } from '../reconciliation/vocabulary.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { evidenceOf } from './evidence.ts';
import { kindText } from './timeline-entry.ts';

const MATCHING = 'app/reconciliation/matching';
const sources = readdirSync(MATCHING)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`${MATCHING}/${name}`, 'utf8'))
  .join('\n');
/** Words in the statements that are no reason: what a line is, how it was found, and how things stand. */
const NO_REASONS: ReadonlySet<string> = new Set([
  ...LINE_KINDS,
  ...RULES,
  'in-transit',
  'taken-back',
  'not-due',
  'reported-since',
  'written-off',
]);
const found = (pattern: RegExp): readonly string[] => [
  ...new Set([...sources.matchAll(pattern)].map((match) => match[1] ?? '')),
];
const reasons = [
  ...found(/'([a-z]+(?:-[a-z]+)+)'/g).filter((word) => !NO_REASONS.has(word)),
  ...WHYS,
];
const kinds = found(/'([A-Z]+(?:_[A-Z]+)+)'/g);

describe.each([
  ['es', 'es-PE'],
  ['en', 'en'],
  ['zh', 'zh-CN'],
] as const)('what a matter of the reports says of itself, in %s', (lang, tag) => {
  const say = translatorFor({ lang, tag });

  it('has words for every reason that is written into evidence', () => {
    expect(reasons.length).toBeGreaterThan(15);
    for (const why of reasons) {
      const [told] = evidenceOf({ why }, say);
      expect([why, told?.text]).not.toEqual([why, why]);
    }
  });

  it('has words for every kind that is raised', () => {
    expect(kinds.length).toBeGreaterThan(8);
    for (const kind of kinds) {
      expect(isExceptionKind(kind) && say(`told.kinds.${kind}.happened`), kind).toBeTruthy();
      expect([kind, kindText(kind, say)]).not.toEqual([kind, kind]);
    }
  });
});
