import { isExceptionKind } from '#app/exceptions/kind.ts';
import { type InstantText, instantText } from '../format.ts';
import { isPaymentState } from '../payments/states.ts';
import type { Reader } from '../reader.ts';
import type { Translate } from '../words/words.ts';
import { actorText } from './actor-text.ts';
import { amountText, type Evidence, evidenceOf, factsOf, type StoredFacts } from './evidence.ts';

/** One line of what happened: when, who, what, and the proof. */
export type TimelineEntry = {
  readonly id: string;
  readonly at: InstantText;
  readonly actor: string;
  readonly what: string;
  readonly evidence: readonly Evidence[];
};

export type EventRow = {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly kind: string;
  readonly data: unknown;
};

export type Telling = { readonly reader: Reader; readonly actor: string; readonly say: Translate };

export function timelineEntry(row: EventRow, telling: Telling): TimelineEntry {
  const facts = factsOf(row.data);
  return {
    id: row.id,
    at: instantText(row.at, telling.reader),
    actor: actorText(row.actor, telling.actor, telling.say),
    what: sentenceOf(row.kind, facts, telling.say),
    evidence: evidenceOf(facts, telling.say, { said: saidBy(row.kind) }),
  };
}

function saidBy(kind: string): readonly string[] {
  if (kind.startsWith('voucher.')) return ['reference'];
  return kind === 'receipt.recorded' ? ['amount'] : [];
}

const PLAIN = [
  'payment.opened',
  'payment.landed',
  'payment.given-up',
  'payment.accepted',
  'voucher.intended',
  'voucher.orphan',
  'voucher.refused',
  'voucher.limited',
  'receipt.reversed',
  'refund.opened',
  'refund.resolve',
  'refund.reject',
] as const;
const OF_CODE = [
  'voucher.live',
  'voucher.paid',
  'voucher.lapsed',
  'voucher.voiding',
  'voucher.voided',
  'voucher.adopted',
] as const;
const OF_TELL = ['tell.applied', 'tell.refused', 'tell.indeterminate', 'tell.put-off'] as const;
const OF_EXCEPTION = [
  'exception.taken',
  'exception.left',
  'exception.noted',
  'exception.closed',
] as const;

const among = <Kind extends string>(kinds: readonly Kind[], kind: string): Kind | undefined =>
  kinds.find((known) => known === kind);

/** The sentence of an event; a kind of a later version is named as it stands. */
function sentenceOf(kind: string, facts: StoredFacts, say: Translate): string {
  const plain = among(PLAIN, kind);
  if (plain) return say(`told.events.${plain}`);
  const ofCode = among(OF_CODE, kind);
  if (ofCode)
    return say(`told.events.${ofCode}`, { reference: facts.reference ?? '' }).replace('  ', ' ');
  const ofTell = among(OF_TELL, kind);
  if (ofTell) return say(`told.events.${ofTell}`, { what: toldText(facts.what ?? '', say) });
  const ofException = among(OF_EXCEPTION, kind);
  if (ofException)
    return say(`told.events.${ofException}`, { kind: kindText(facts.kind ?? '', say) });
  if (kind === 'receipt.recorded') {
    const amount = amountText(facts.amount ?? '', facts.currency ?? null);
    return say('told.events.receipt.recorded', { amount });
  }
  const to = facts.to ?? null;
  if (kind === 'payment.became' && isPaymentState(to))
    return say('told.events.payment.became', { to: say(`payments.states.${to}`) });
  return say('told.events.other', { kind });
}

const TOLD = ['pending', 'paid', 'reject', 'refund-resolve', 'refund-reject'] as const;

/** What Shopify was told, in words. */
export function toldText(what: string, say: Translate): string {
  const known = among(TOLD, what);
  return known ? say(`payment.tells.what.${known}`) : what;
}

/** An exception's kind, in words. */
export const kindText = (kind: string, say: Translate): string =>
  isExceptionKind(kind) ? say(`exceptions.kinds.${kind}`) : kind;
