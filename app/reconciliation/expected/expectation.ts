import type { AccountId, PaymentId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import { type Day, dayAfter, dueDay } from './business-days.ts';
import { expectedOf } from './expected-of.ts';
import { cardInForce, type RateCard } from './rate-card.ts';

/** Where the money of a receipt is; `decided`: a person closed its exception. */
export type ExpectationState = 'in-transit' | 'arrived' | 'overdue' | 'taken-back' | 'decided';

/** What a card makes of a receipt; null without one: only the gross is known, and no day. */
export type Derived = {
  readonly cardId: string;
  readonly dueOn: Day;
  readonly fee: bigint;
  readonly feeTax: bigint;
  readonly withheld: bigint;
  /** Its fee tax is rounded with all of its day. */
  readonly inBatch: boolean;
};

/**
 * What reports tell of money that is waited for or was given up: nothing, something else than was paid (an exception of its
 * own speaks of that), or all of it, at last on a day.
 */
export type Told =
  | { readonly is: 'nothing' | 'otherwise' }
  | { readonly is: 'all'; readonly on: Day };

/** A receipt and what is known of its money. */
export type ExpectationFacts = {
  readonly receiptId: string;
  readonly paymentId: PaymentId;
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly gross: bigint;
  readonly paidAt: Date;
  readonly paidOn: Day;
  readonly state: ExpectationState;
  readonly derived: Derived | null;
  readonly reversed: boolean;
  /** Its sale stands in a month that is closed. */
  readonly sealed: boolean;
  /** Its exception MISSING_IN_REPORT: none yet, open, closed by itself, or closed by a person. */
  readonly missing: 'none' | 'open' | 'explained' | 'decided';
  readonly told: Told;
};

/** How it stands on a day in Lima. */
export type ExpectationOutcome = {
  readonly receiptId: string;
  readonly state: ExpectationState;
  readonly derived: Derived | null;
  /** The day on which money arrived that had been given up; null: none did. */
  readonly arrivedOn: Day | null;
  /** The day at whose beginning in Lima it is to be looked at again; null: when something happens to it. */
  readonly lookOn: Day | null;
};

const isOpen = (state: ExpectationState): boolean => state === 'in-transit' || state === 'overdue';

/** What must arrive for a receipt, and by when: by the card of the day on which it was paid. */
export function deriveFrom(
  cards: readonly RateCard[],
  facts: Pick<ExpectationFacts, 'accountId' | 'currency' | 'paidOn' | 'paidAt' | 'gross'>,
): Derived | null {
  const card = cardInForce(cards, facts);
  if (!card) return null;
  const { fee, feeTax, withheld } = expectedOf(facts.gross, card.terms);
  const inBatch = card.terms.feeTax.per === 'batch';
  return {
    cardId: card.id,
    dueOn: dueDay(facts.paidAt, card.terms),
    fee,
    feeTax,
    withheld,
    inBatch,
  };
}

/**
 * A later card changes what is open, and the fees that were to be kept of what has arrived: a wrong card is mended by a right
 * one. What stands in a closed month was stated by the card of then, and what was taken back or decided upon costs nothing.
 */
export function lookAt(
  facts: ExpectationFacts,
  { cards, today }: { readonly cards: readonly RateCard[]; readonly today: Day },
): ExpectationOutcome {
  const { receiptId } = facts;
  const derived = isDerivable(facts) ? deriveFrom(cards, facts) : facts.derived;
  const dueOn = derived?.dueOn ?? null;
  const state = stateOf(facts, dueOn, today);
  const arrivedOn = facts.state === 'decided' && facts.told.is === 'all' ? facts.told.on : null;
  return { receiptId, state, derived, arrivedOn, lookOn: lookOn(state, dueOn, today) };
}

const isDerivable = ({ state, derived, sealed }: ExpectationFacts): boolean =>
  isOpen(state) || derived === null || (state === 'arrived' && !sealed);

/** What a person gave up is given up until a report tells of it. */
function stateOf(facts: ExpectationFacts, dueOn: Day | null, today: Day): ExpectationState {
  const { state, told } = facts;
  if (state === 'decided' && told.is === 'all') return 'arrived';
  const waits = isOpen(state) || (state === 'decided' && told.is === 'otherwise');
  return waits ? openState(facts, dueOn, today) : state;
}

function openState(facts: ExpectationFacts, dueOn: Day | null, today: Day): ExpectationState {
  if (facts.reversed) return 'taken-back';
  if (facts.missing === 'decided' && facts.told.is !== 'otherwise') return 'decided';
  return dueOn !== null && dueOn < today ? 'overdue' : 'in-transit';
}

/**
 * The day after the one by whose end it is due; what is overdue, each day: a person may have decided; what was given up, each
 * day: it may have come.
 */
function lookOn(state: ExpectationState, dueOn: Day | null, today: Day): Day | null {
  if (state === 'overdue' || state === 'decided') return dayAfter(today);
  return state === 'in-transit' && dueOn !== null ? dayAfter(dueOn) : null;
}
