import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { inSession } from '../session.store.server.ts';
import { type Day, dayAfter } from './business-days.ts';
import { type AuditScope, sumFees, sumOtherFees } from './fee-audit.store.server.ts';
import {
  addFeeSums,
  type Explanation,
  explainFees,
  type FeeSums,
  otherFeesOf,
} from './fee-audit.ts';
import { cardInForce } from './rate-card.ts';
import { readRateCards } from './rate-cards.store.server.ts';

/** Fees charged against fees agreed, to the minor unit. */
export type FeeAudit = {
  readonly total: FeeSums & { readonly explained: Explanation };
  readonly payouts: readonly (FeeSums & {
    readonly payoutId: string | null;
    readonly explained: Explanation;
  })[];
  /** What no payment was charged: transfers, months, refunds, disputes. `expected` is null without a card. */
  readonly other: { readonly charged: bigint; readonly expected: bigint | null };
};

/** Audits the fees of a payout, or of a book's days. */
export async function auditFees(
  deps: Pick<Foundation, 'database'>,
  shopId: ShopId,
  scope: AuditScope,
): Promise<FeeAudit> {
  const found = await sumFees(deps.database, shopId, scope);
  const total = addFeeSums(found.map(({ sums }) => sums));
  return {
    total: { ...total, explained: explainFees(total) },
    payouts: found.map(({ payoutId, sums }) => ({
      payoutId,
      ...sums,
      explained: explainFees(sums),
    })),
    other: await auditOtherFees(deps, shopId, scope),
  };
}

/** Audits the fees that no payment cost: those of transfers, refunds, disputes and, over days, of the months begun in them. */
export async function auditOtherFees(
  deps: Pick<Foundation, 'database'>,
  shopId: ShopId,
  scope: AuditScope,
): Promise<FeeAudit['other']> {
  const { charged, happened, book } = await sumOtherFees(deps.database, shopId, scope);
  if (!book) return { charged, expected: null };
  const cards = await inSession(deps, shopId, (session) => readRateCards(session, book.accountId));
  const card = cardInForce(cards, { ...book, paidOn: book.lastDay });
  const months = scope.of === 'days' ? monthsBegun(scope.from, scope.until) : 0n;
  return { charged, expected: card ? otherFeesOf({ ...happened, months }, card.terms) : null };
}

/** The months whose first day is among the days. */
function monthsBegun(from: Day, until: Day): bigint {
  let months = 0n;
  for (let day = from; day < until; day = dayAfter(day)) if (day.endsWith('-01')) months += 1n;
  return months;
}
