import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { listRateCards } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { cardInForce, type RateCard } from '#app/reconciliation/expected/rate-card.ts';
import { dayText, type InstantText, instantText } from '../format.ts';
import type { ReadDeps } from '../house.ts';
import { actorText } from '../payment/actor-text.ts';
import type { Reader } from '../reader.ts';
import { translatorFor } from '../words/words-for.server.ts';
import { readAccounts } from './lines/lines.store.server.ts';
import { accountNamed, type Named } from './lines.presenter.server.ts';
import { type Example, exampleOf } from './rate-card/example.ts';
import { BLANK, formOfTerms, type TermsForm } from './rate-card/terms-form.ts';

/** A card as it stands in the history. */
export type CardLine = {
  readonly id: string;
  readonly validFrom: string;
  readonly inForce: boolean;
  readonly decided: InstantText;
  readonly by: string;
  readonly example: Example;
};

export type RateCardScreen = {
  readonly accounts: readonly Named[];
  readonly account: string | null;
  readonly currency: string;
  /** The latest first. */
  readonly cards: readonly CardLine[];
  /** What the next card begins with. */
  readonly form: TermsForm;
  readonly today: string;
};

type Seer = { readonly shopId: ShopId; readonly actor: string; readonly reader: Reader };
export type RateCardQuery = { readonly account: string | null; readonly currency: string | null };

/** The rate cards of one account in one currency, and the form of the next one. */
export async function presentRateCard(
  deps: ReadDeps,
  seer: Seer,
  asked: RateCardQuery,
): Promise<RateCardScreen> {
  const { shopId } = seer;
  const rows = await deps.database.inShop(shopId, (tx) => readAccounts(tx, shopId));
  const account = rows.find(({ id }) => id === asked.account) ?? rows[0];
  const accountId = account?.id as AccountId | undefined;
  const all = accountId === undefined ? [] : await listRateCards(deps, { shopId, accountId });
  const currency = asked.currency ?? all[0]?.currency ?? 'PEN';
  const cards = all.filter((card) => card.currency === currency);
  const now = deps.clock.now();
  const today = limaDate(now);
  const newest = cards[0];
  return {
    accounts: rows.map(accountNamed),
    account: accountId ?? null,
    currency,
    cards: cards.map((card) => cardLine(card, { cards, today, now, seer })),
    form: newest === undefined ? BLANK : formOfTerms(newest.terms, currency),
    today,
  };
}

type Among = {
  readonly cards: readonly RateCard[];
  readonly today: string;
  readonly now: Date;
  readonly seer: Seer;
};

function cardLine(card: RateCard, { cards, today, now, seer }: Among): CardLine {
  const { reader, actor } = seer;
  const { accountId, currency } = card;
  return {
    id: card.id,
    validFrom: dayText(card.validFrom, reader),
    inForce: cardInForce(cards, { accountId, currency, paidOn: today })?.id === card.id,
    decided: instantText(card.decidedAt, reader),
    by: actorText(card.decidedBy, actor, translatorFor(reader)),
    example: exampleOf(card.terms, { currency, now, reader }),
  };
}
