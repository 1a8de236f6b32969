import type { Translate } from '../words/words.ts';
import { RULES } from './vocabulary.ts';

/** How a line found its place, in words; a rule that this version does not know as it is kept. */
export function ruleText(rule: string | null, say: Translate): string | null {
  if (rule === null) return null;
  const known = RULES.find((name) => name === rule);
  return known === undefined ? rule : say(`reconciliation.rules.${known}`);
}
