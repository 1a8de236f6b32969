import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { type Currency, exponentOf } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { inSession, tryLockLines } from '../session.store.server.ts';
import { isDay } from './business-days.ts';
import { type RateCard, reachOf } from './rate-card.ts';
import { callUpFor, endCall, insertRateCard, readRateCards } from './rate-cards.store.server.ts';
import { parseTerms, type TermsFault } from './terms.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;
type OfAccount = { readonly shopId: ShopId; readonly accountId: AccountId };

export type AddRateCard = OfAccount & {
  readonly currency: string;
  /** The first day in Lima, as `2026-11-25`, whose payments it holds for; it may lie in the past. */
  readonly validFrom: string;
  /** As sent: whole numbers, amounts as digits. */
  readonly terms: unknown;
  readonly actor: Actor;
};

export type RateCardRefused =
  | { readonly kind: 'no-such-account' | 'no-such-currency' | 'no-such-day' }
  | { readonly kind: 'unreadable'; readonly faults: readonly TermsFault[] };

/** Adds a card to an account; none is ever changed. Money is judged by it from its day on, but for that of a closed month. */
export async function addRateCard(
  deps: Deps,
  command: AddRateCard,
): Promise<Result<RateCard, RateCardRefused>> {
  const { shopId, accountId, currency, validFrom, actor } = command;
  const terms = parseTerms(command.terms);
  if (!terms.ok) return err({ kind: 'unreadable', faults: terms.error });
  if (exponentOf(currency) === null) return err({ kind: 'no-such-currency' });
  if (!isDay(validFrom)) return err({ kind: 'no-such-day' });
  const card: RateCard = {
    id: deps.ids.next(),
    accountId,
    currency: currency as Currency,
    validFrom,
    terms: terms.value,
    decidedAt: deps.clock.now(),
    decidedBy: actor,
  };
  const added = await inSession(deps, shopId, (session) =>
    insertRateCard(session, { card, eventId: deps.ids.next() }),
  );
  return added ? ok(card) : err({ kind: 'no-such-account' });
}

/** The cards of an account, the latest first: for each day the first that is valid holds. */
export const listRateCards = (
  deps: Pick<Deps, 'database'>,
  { shopId, accountId }: OfAccount,
): Promise<readonly RateCard[]> =>
  inSession(deps, shopId, (session) => readRateCards(session, accountId));

/** Calls up, a portion at a time, the expectations that a card changes; each call leaves fewer. */
export async function putToUse(
  deps: Pick<Deps, 'database'>,
  { shopId, id }: { readonly shopId: ShopId; readonly id: string },
): Promise<'called-up' | 'in-use' | 'not-due'> {
  return inSession(deps, shopId, async (session) => {
    if (!(await tryLockLines(session))) return 'not-due';
    const cards = await readRateCards(session);
    const card = cards.find((candidate) => candidate.id === id);
    const reach = card ? reachOf(cards, card) : null;
    const called = card && reach ? await callUpFor(session, { card, reach }) : 0;
    if (called > 0) return 'called-up';
    return (await endCall(session, id)) > 0 ? 'in-use' : 'not-due';
  });
}
