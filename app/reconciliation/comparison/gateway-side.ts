import type { Observation } from '#app/gateways/gateway.ts';
import { type Money, sameMoney } from '#app/kernel/money.ts';
import type { ComparedCode } from './codes.store.server.ts';
import type { Verdict } from './difference.ts';

/** What the gateway says of a code when asked. A word that it does not know, or does not use of money, says nothing (law 4). */
export type GatewaySide = { readonly askedAt: Date } & (
  | { readonly is: 'paid'; readonly amount: Money }
  | { readonly is: 'unpaid' }
  | { readonly is: 'unclear' }
);

/** Given back by the merchant was paid all the same: what went out again is the refund's own story. */
export function gatewaySide(observation: Observation, askedAt: Date): GatewaySide {
  switch (observation.status) {
    case 'paid':
    case 'refunded':
      return { is: 'paid', amount: observation.facts.amount, askedAt };
    case 'awaiting':
    case 'lapsed':
    case 'voided':
    case 'reversed':
      return { is: 'unpaid', askedAt };
    case 'unknown':
    case 'not-found':
      return { is: 'unclear', askedAt };
  }
}

type CodeFacts = Pick<ComparedCode, 'held' | 'receipts' | 'newsAt' | 'currency'>;

/** Whether our books have money exactly where the gateway has it. */
export const sameAsGateway = (code: CodeFacts, said: GatewaySide): boolean =>
  said.is !== 'unclear' && (said.is === 'paid') === code.receipts > 0;

/** Compares our books, as they stand after the gateway's word was written down, with that word. */
export function compareWithGateway(code: CodeFacts, said: GatewaySide): Verdict {
  if (said.is === 'unclear') return { is: 'unclear' };
  const isNews = code.newsAt !== null && code.newsAt > said.askedAt;
  if (!sameAsGateway(code, said)) return { is: isNews ? 'under-way' : 'unclear' };
  if (said.is === 'unpaid') return { is: 'agrees' };
  const expected = { minor: code.held, currency: code.currency };
  if (sameMoney(said.amount, expected)) return { is: 'agrees' };
  // Another currency and a second payment stand in exceptions since they came in.
  if (said.amount.currency !== code.currency || code.receipts > 1) return { is: 'explained' };
  const why = 'gateway-says-another-amount';
  return {
    is: 'differs',
    differences: [{ kind: 'AMOUNT_MISMATCH', why, amount: said.amount, expected }],
  };
}
