import type { TriedOut } from '#app/gateways/declared-gateways.ts';
import type { GatewayError } from '#app/gateways/gateway.ts';
import { type Money, moneyForPeople } from '#app/kernel/money.ts';
import { instantLine } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { es } from '../../words/es.ts';

export type Verdict = keyof typeof es.declared.verdicts;
export type TrialFact = keyof typeof es.declared.facts;

/** What a captured example was read as: the verdict in words, and what was found in it. */
export type Trial = {
  readonly verdict: Verdict;
  readonly facts: readonly (readonly [TrialFact, string])[];
};

type Found = readonly (readonly [TrialFact, string | null])[];

const trial = (verdict: Verdict, found: Found = []): Trial => ({
  verdict,
  facts: found.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
});

const money = (amount: Money | null): string | null => amount && moneyForPeople(amount);
const instant = (at: Date | null, reader: Reader): string | null => at && instantLine(at, reader);

type Delivery = Extract<TriedOut, { kind: 'notification' }>['read'];
type Answer = Extract<TriedOut, { kind: 'answer' }>['read'];
type Seen = Extract<Answer, { kind: 'observed' }>['observation'];

function ofDelivery(read: Delivery): Trial {
  if (!read.ok) {
    const { reason } = read.error;
    return trial(reason, reason === 'unreadable' ? [['detail', read.error.detail]] : []);
  }
  const { event, eventType, reference, operation, amount, transactionCode } = read.value;
  return trial(`accepted-${event}`, [
    ['word', eventType],
    ['reference', reference],
    ['amount', money(amount)],
    ['operation', operation],
    ['transactionCode', transactionCode],
  ]);
}

function ofObservation(seen: Seen, reader: Reader, before: Found = []): Trial {
  if (seen.status === 'not-found') return trial('not-found', before);
  if (seen.status === 'unknown') return trial('unknown', [...before, ['word', seen.word]]);
  const { facts } = seen;
  return trial(seen.status, [
    ...before,
    ['word', facts.word],
    ['amount', money(facts.amount)],
    ['operation', facts.operation],
    ['transactionCode', facts.transactionCode],
    ['expiresAt', instant(facts.expiresAt, reader)],
    ['paidAt', 'paidAt' in seen ? instant(seen.paidAt, reader) : null],
  ]);
}

const ofRefusal = (error: GatewayError | { readonly kind: 'absent' }): Trial =>
  error.kind === 'absent'
    ? trial('not-found')
    : trial(`error-${error.kind}`, [['detail', 'code' in error ? error.code : null]]);

function ofAnswer(read: Answer, reader: Reader): Trial {
  switch (read.kind) {
    case 'issued': {
      const { reference, code, expiresAt, pageUrl } = read.voucher;
      return trial('issued', [
        ['reference', reference],
        ['code', code],
        ['expiresAt', expiresAt.getTime() === 0 ? null : instant(expiresAt, reader)],
        ['page', pageUrl],
      ]);
    }
    case 'observed':
      return ofObservation(read.observation, reader);
    case 'found':
      return read.found
        ? ofObservation(read.found.observation, reader, [
            ['reference', read.found.voucher.reference],
          ])
        : trial('not-found');
    case 'refund': {
      const { refund, state, amount, word } = read.standing;
      return trial(`refund-${state}`, [
        ['reference', refund],
        ['amount', money(amount)],
        ['word', word],
      ]);
    }
    case 'refused':
      return ofRefusal(read.error);
    case 'unreadable':
      return trial('unreadable');
  }
}

/** What a captured example would be read as, for people; times are Lima's. */
export function trialOf(tried: TriedOut, reader: Reader): Trial {
  if (tried.kind === 'keys-missing') {
    return trial('keys-missing', [['detail', tried.fields.join(', ')]]);
  }
  return tried.kind === 'notification' ? ofDelivery(tried.read) : ofAnswer(tried.read, reader);
}

/** A text that is no captured example. */
export const notCaptured: Trial = trial('not-captured');
