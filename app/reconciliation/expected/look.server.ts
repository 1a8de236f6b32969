import { closeAllByThemselves } from '#app/exceptions/close-by-itself.server.ts';
import { raiseAgain } from '#app/exceptions/raise.server.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type ExpectationOutcome, lookAt } from './expectation.ts';
import {
  type Batch,
  type Looked,
  roundBatch,
  takeDue,
  tellLines,
  tryLockLines,
  writeOutcomes,
} from './expectations.store.server.ts';
import { expectedFrom } from './expected-of.ts';
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
  return deps.database.inShop(shopId, async (tx) => {
    if (!(await tryLockLines(tx, shopId))) return 'not-due';
    const due = await takeDue(tx, { shopId, now });
    if (due.length === 0) return 'not-due';
    const cards = await readRateCards(tx, { shopId });
    const today = limaDate(now);
    const judged = due.map((facts) => ({ facts, outcome: lookAt(facts, { cards, today }) }));
    await writeOutcomes(
      tx,
      { shopId, now },
      judged.map(({ outcome }) => outcome),
    );
    const news = new Set(judged.filter(costsNow).map(({ facts }) => facts.paymentId));
    for (const batch of batchesOf(judged, cards))
      for (const payment of await roundBatch(tx, shopId, batch)) news.add(payment);
    await tellLines(tx, { shopId, now }, news);
    await tellMissing(deps, tx, { shopId, judged });
    return 'looked';
  });
}

/** It arrived before anybody said what it costs. */
const costsNow = ({ facts, outcome }: Judged): boolean =>
  facts.state === 'arrived' && facts.derived === null && outcome.derived !== null;

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

/** Raises what has become overdue, and closes what is so no longer. */
async function tellMissing(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, judged }: { readonly shopId: ShopId; readonly judged: readonly Judged[] },
): Promise<void> {
  const at = deps.clock.now();
  const overdue = judged.filter(
    ({ facts, outcome }) => outcome.state === 'overdue' && facts.missing !== 'open',
  );
  const raised = overdue.map((one) => ({ ...missingOf(one), shopId, id: deps.ids.next(), at }));
  await raiseAgain(tx, raised);
  const found = judged.filter(
    ({ facts, outcome }) => outcome.state !== 'overdue' && facts.missing === 'open',
  );
  for (const choice of ['taken-back-since', 'reported-since'] as const) {
    const subjects = found
      .filter(({ outcome }) => (outcome.state === 'taken-back') === (choice === 'taken-back-since'))
      .map(({ facts }) => subjectOf(facts));
    await closeAllByThemselves(deps, tx, { shopId, kind: 'MISSING_IN_REPORT', subjects, choice });
  }
}

const subjectOf = ({ receiptId }: Pick<Looked, 'receiptId'>): string => `receipt:${receiptId}`;

function missingOf({ facts, outcome: { derived } }: Judged) {
  const { currency, gross, accountId, paymentId, reference, operation, paidOn } = facts;
  const expected = derived ? expectedFrom(gross, derived).net : gross;
  const evidence = {
    expected: decimalText({ minor: expected, currency }),
    expectedCurrency: currency,
    paid: decimalText({ minor: gross, currency }),
    paidOn,
    due: derived?.dueOn ?? null,
    account: accountId,
    reference,
    operation,
  };
  return { kind: 'MISSING_IN_REPORT', subject: subjectOf(facts), paymentId, evidence } as const;
}
