import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { RateCard } from './rate-card.ts';
import { parseTerms, writeTerms } from './terms.ts';

/** The cards of a shop, or of one of its accounts, the latest first. */
export async function readRateCards(
  tx: ShopTransaction,
  { shopId, accountId }: { readonly shopId: ShopId; readonly accountId?: AccountId },
): Promise<readonly RateCard[]> {
  const rows = await tx.rateCard.findMany({
    where: { shopId, ...(accountId ? { accountId } : {}) },
    orderBy: [{ validFrom: 'desc' }, { decidedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => {
    const terms = parseTerms(row.terms);
    if (!terms.ok) throw new Error(`rate card ${row.id} was kept unreadable`);
    return {
      id: row.id,
      accountId: row.accountId as AccountId,
      currency: row.currency as Currency,
      validFrom: row.validFrom.toISOString().slice(0, 10),
      terms: terms.value,
      decidedAt: row.decidedAt,
      decidedBy: row.decidedBy,
    };
  });
}

/** Keeps a card for good; its expectations are due to be looked at from now on. */
export async function insertRateCard(
  tx: ShopTransaction,
  { shopId, card }: { readonly shopId: ShopId; readonly card: RateCard },
): Promise<void> {
  const { id, accountId, currency, decidedAt, decidedBy } = card;
  const kept = { shopId, id, accountId, currency, decidedAt, decidedBy, dueAt: decidedAt };
  const validFrom = new Date(`${card.validFrom}T00:00:00Z`);
  await tx.rateCard.create({ data: { ...kept, validFrom, terms: writeTerms(card.terms) } });
}

/** How many expectations are called up for a new card at once. */
const CALLED_AT_ONCE = 20_000;

type Reach = { readonly from: string; readonly until: string | null };

/**
 * Calls up what a new card changes: what has not arrived, and what arrived while there was no card. True when all is called
 * and the card is no longer due.
 */
export async function callUpFor(
  tx: ShopTransaction,
  {
    shopId,
    card,
    reach,
  }: { readonly shopId: ShopId; readonly card: RateCard; readonly reach: Reach },
): Promise<boolean> {
  const { id, accountId, currency } = card;
  const called = await tx.$executeRaw`
    update expectation e set look_at = '-infinity'
    from (select receipt_id from expectation
      where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and currency = ${currency}
        and paid_on >= ${reach.from}::date and (${reach.until}::date is null or paid_on < ${reach.until}::date)
        and rate_card_id is distinct from ${id}::uuid
        and (state in ('in-transit', 'overdue') or (state = 'arrived' and rate_card_id is null))
        and look_at is distinct from '-infinity'
      limit ${CALLED_AT_ONCE}::int) changed
    where e.shop_id = ${shopId}::uuid and e.receipt_id = changed.receipt_id`;
  if (called > 0) return false;
  await endCall(tx, { shopId, id });
  return true;
}

/** Says that a card has nothing left to call up. */
export async function endCall(
  tx: ShopTransaction,
  { shopId, id }: { readonly shopId: ShopId; readonly id: string },
): Promise<void> {
  await tx.rateCard.updateMany({ where: { shopId, id }, data: { dueAt: null } });
}
