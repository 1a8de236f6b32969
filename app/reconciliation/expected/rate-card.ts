import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { Day } from './business-days.ts';
import type { Terms } from './terms.ts';

/** The terms of one account in one currency from a day on, as somebody entered them. */
export type RateCard = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly validFrom: Day;
  readonly terms: Terms;
  readonly decidedAt: Date;
  readonly decidedBy: string;
};

/** What asks for a card: money of an account, paid on a day in Lima. */
export type Asking = {
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly paidOn: Day;
};

/** The later day wins; for the same day the newer decision; and by id where both were decided in one instant. */
const rank = ({ validFrom, decidedAt, id }: RateCard): string =>
  `${validFrom} ${decidedAt.toISOString()} ${id}`;

/** The card under which a payment was made, or null where none was valid yet. */
export function cardInForce(
  cards: readonly RateCard[],
  { accountId, currency, paidOn }: Asking,
): RateCard | null {
  let found: RateCard | null = null;
  for (const card of cards) {
    if (card.accountId !== accountId || card.currency !== currency) continue;
    if (card.validFrom > paidOn) continue;
    if (found === null || rank(card) > rank(found)) found = card;
  }
  return found;
}

/** The days for which a card is the one in force, the last one left out; no last one: up to now and on. */
export type Reach = { readonly from: Day; readonly until: Day | null };

/** The reach of a card; null where another stands in its place. */
export function reachOf(cards: readonly RateCard[], card: RateCard): Reach | null {
  const rivals = cards.filter(
    ({ accountId, currency }) => accountId === card.accountId && currency === card.currency,
  );
  if (cardInForce(rivals, { ...card, paidOn: card.validFrom })?.id !== card.id) return null;
  const later = rivals.map(({ validFrom }) => validFrom).filter((day) => day > card.validFrom);
  return { from: card.validFrom, until: later.sort()[0] ?? null };
}
