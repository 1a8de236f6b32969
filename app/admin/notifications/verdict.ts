import type { Translate } from '../words/words.ts';

const EVENTS = ['paid', 'lapsed', 'reversed', 'changed', 'unknown'] as const;
const REASONS = [
  'missing-signature',
  'malformed-signature',
  'wrong-signature',
  'unexpected-source',
  'no-code-of-ours',
] as const;
const STATES = ['due', 'applied', 'unreadable'] as const;
const OUTCOMES = [
  'observed',
  'unknown-event',
  'unknown-voucher',
  'gateway-differs',
  'taken-back-since',
  'asked-since',
  'unconfirmed',
] as const;

/** What the gateway said in it, in words. */
export function eventText(event: string | null, say: Translate): string {
  return say(`notifications.events.${EVENTS.find((known) => known === event) ?? 'unknown'}`);
}

export type Verdict = (typeof STATES)[number] | 'repeated';

/** What we did with it. */
export function verdictOf(state: string | null, repeated: boolean): Verdict {
  if (repeated) return 'repeated';
  return STATES.find((known) => known === state) ?? 'due';
}

/** Why it was not believed, plainly; names the check that failed and nothing secret. */
export function reasonText(reason: string, say: Translate): string {
  const known = REASONS.find((candidate) => candidate === reason);
  return known ? say(`told.refusedReasons.${known}`) : say('told.refusedReasons.other', { reason });
}

/** How its work ended, or why it is still queued. */
export function outcomeText(outcome: string | null, say: Translate): string {
  if (outcome === null) return say('told.outcomes.none');
  const known = OUTCOMES.find((candidate) => candidate === outcome);
  return known ? say(`told.outcomes.${known}`) : say('told.outcomes.other', { outcome });
}
