import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { areArrivalsDue } from '../matching/arrivals.store.server.ts';
import { inSession, type Session, tryLockLines } from '../session.store.server.ts';
import { type Looked, takeDue } from './due-expectations.store.server.ts';
import { type ExpectationOutcome, lookAt } from './expectation.ts';
import {
  type Batch,
  readFeeTaxes,
  roundBatch,
  tellLines,
  writeOutcomes,
} from './expectations.store.server.ts';
import { expectedFrom, restOf } from './expected-of.ts';
import { takeBackGivenUp } from './given-up.store.server.ts';
import {
  closeMissing,
  type Missing,
  raiseMissing,
  tellMissingAnew,
} from './missing.store.server.ts';
import type { RateCard } from './rate-card.ts';
import { readRateCards } from './rate-cards.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;
type Judged = { readonly facts: Looked; readonly outcome: ExpectationOutcome };

/**
 * Looks at a portion of a shop's expectations whose time has come: what is new gets its card, day and fees, what is past its
 * day becomes overdue and an exception, what has arrived or was taken back has none any more. `not-due`: nothing to look at,
 * or another is at work on this shop's lines.
 */
export async function lookAtExpectations(
  deps: Deps,
  { shopId }: { readonly shopId: ShopId },
): Promise<'looked' | 'not-due'> {
  const now = deps.clock.now();
  return inSession(deps, shopId, async (session) => {
    if (!(await tryLockLines(session))) return 'not-due';
    // What has come is not to be called overdue because nobody told it yet.
    if (await areArrivalsDue(session)) return 'not-due';
    const due = await takeDue(session, now);
    if (due.length === 0) return 'not-due';
    const cards = await readRateCards(session);
    const today = limaDate(now);
    const judged = due.map((facts) => ({ facts, outcome: lookAt(facts, { cards, today }) }));
    await writeJudged(session, now, { judged, cards });
    await tellMissing(deps, session, judged);
    return 'looked';
  });
}

async function writeJudged(
  session: Session,
  now: Date,
  { judged, cards }: { readonly judged: readonly Judged[]; readonly cards: readonly RateCard[] },
): Promise<void> {
  const outcomes = judged.map(({ outcome }) => outcome);
  await writeOutcomes(session, now, outcomes);
  const news = new Set(judged.filter(costsNow).map(({ facts }) => facts.paymentId));
  for (const batch of batchesOf(judged, cards))
    for (const payment of await roundBatch(session, batch)) news.add(payment);
  await tellLines(session, now, news);
}

/** It has arrived, and by another card than before, or the first, it is to have cost another amount. */
const costsNow = ({ facts, outcome }: Judged): boolean =>
  facts.state === 'arrived' && outcome.derived?.cardId !== facts.derived?.cardId;

/** The batches that expectations leave and join: each is to be rounded anew. */
function batchesOf(judged: readonly Judged[], cards: readonly RateCard[]): readonly Batch[] {
  const batches = new Map<string, Batch>();
  for (const derived of judged.flatMap(({ facts, outcome }) => [facts.derived, outcome.derived])) {
    const card = cards.find(({ id }) => id === derived?.cardId);
    if (!derived?.inBatch || !card) continue;
    const { cardId, dueOn } = derived;
    batches.set(`${cardId} ${dueOn}`, { cardId, dueOn, ppm: card.terms.feeTax.ppm });
  }
  return [...batches.values()];
}

/**
 * Raises what has become overdue, and closes what is so no longer. Where a report tells of it otherwise, that is an exception
 * of its own, and the same money is not in two. What was given up and came is lost no longer.
 */
async function tellMissing(deps: Deps, session: Session, judged: readonly Judged[]): Promise<void> {
  const when = { at: deps.clock.now(), ids: deps.ids };
  const isMissing = ({ facts, outcome }: Judged) =>
    outcome.state === 'overdue' && facts.told.is !== 'otherwise' && facts.came < facts.gross;
  const missing = judged.filter(isMissing);
  const taxes = await readFeeTaxes(
    session,
    missing.flatMap(({ facts, outcome }) => (outcome.derived?.inBatch ? [facts.receiptId] : [])),
  );
  const claimed = (one: Judged) => missingOf(one, taxes);
  const [still, fresh] = [
    missing.filter(({ facts }) => facts.missing === 'open'),
    missing.filter(({ facts }) => facts.missing !== 'open'),
  ];
  await tellMissingAnew(session, still.map(claimed));
  await raiseMissing(session, when, fresh.map(claimed));
  const found = judged.filter((one) => !isMissing(one) && one.facts.missing === 'open');
  for (const choice of ['taken-back-since', 'reported-since'] as const) {
    const receiptIds = found
      .filter(({ outcome }) => (outcome.state === 'taken-back') === (choice === 'taken-back-since'))
      .map(({ facts }) => facts.receiptId);
    await closeMissing(session, when, { receiptIds, choice });
  }
  const came = judged.filter(
    ({ facts, outcome }) => facts.state === 'decided' && outcome.state !== 'decided',
  );
  const receiptIds = came.map(({ facts }) => facts.receiptId);
  await takeBackGivenUp(session, when, receiptIds);
}

function missingOf(
  { facts, outcome: { derived } }: Judged,
  taxes: ReadonlyMap<string, bigint>,
): Missing {
  const { receiptId, paymentId, currency, gross, came } = facts;
  const { fee, feeTax, withheld } = derived ?? { fee: 0n, feeTax: 0n, withheld: 0n };
  const whole = expectedFrom(gross, { fee, feeTax: taxes.get(receiptId) ?? feeTax, withheld });
  const evidence = {
    expected: decimalText({ minor: restOf(whole, came).net, currency }),
    expectedCurrency: currency,
    paid: decimalText({ minor: gross, currency }),
    paidOn: facts.paidOn,
    due: derived?.dueOn ?? null,
    account: facts.accountId,
    reference: facts.reference,
    operation: facts.operation,
  };
  return { receiptId, paymentId, evidence };
}
