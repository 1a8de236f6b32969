import type { AccountId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { Session } from '../session.store.server.ts';
import { SEALED } from './due-expectations.store.server.ts';
import type { RateCard, Reach } from './rate-card.ts';
import { parseTerms, writeTerms } from './terms.ts';

type Row = {
  readonly id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly valid_from: string;
  readonly terms: unknown;
  readonly decided_at: Date;
  readonly decided_by: string;
};

const CARDS = `
select id, account_id, currency, valid_from::text, terms, decided_at, decided_by from rate_card
where shop_id = $1 and ($2::uuid is null or account_id = $2)
order by valid_from desc, decided_at desc, id desc`;

/** The cards of a shop, or of one of its accounts, the latest first. */
export async function readRateCards(
  session: Session,
  accountId: AccountId | null = null,
): Promise<readonly RateCard[]> {
  const rows = await session.rows<Row>(CARDS, [session.shopId, accountId]);
  return rows.map(cardOf);
}

function cardOf(row: Row): RateCard {
  const terms = parseTerms(row.terms);
  if (!terms.ok) throw new Error(`rate card ${row.id} was kept unreadable`);
  return {
    id: row.id,
    accountId: row.account_id as AccountId,
    currency: row.currency as Currency,
    validFrom: row.valid_from,
    terms: terms.value,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  };
}

const CARD = `
insert into rate_card (shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by, due_at)
select $1, $2, id, $4, $5, $6, $7, $8, $7 from gateway_account where shop_id = $1 and id = $3`;

const ADDED = `
insert into reconciliation_event (shop_id, id, at, actor, kind, data) values ($1, $2, $3, $4, 'rate-card.added', $5)`;

/** Keeps a card for good and says who decided it; what it changes is due from now on. False: the shop has no such account. */
export async function insertRateCard(
  session: Session,
  { card, eventId }: { readonly card: RateCard; readonly eventId: string },
): Promise<boolean> {
  const { id, accountId, currency, validFrom, decidedAt, decidedBy } = card;
  const terms = writeTerms(card.terms);
  const { shopId } = session;
  const kept = JSON.stringify(terms);
  const values = [shopId, id, accountId, currency, validFrom, kept, decidedAt, decidedBy];
  if ((await session.run(CARD, values)) === 0) return false;
  const data = JSON.stringify({ card: id, account: accountId, currency, validFrom, terms });
  await session.run(ADDED, [shopId, eventId, decidedAt, decidedBy, data]);
  return true;
}

/** How many expectations are called up for a new card at once. */
const CALLED_AT_ONCE = 20_000;

const CALLED = `
update expectation e set look_at = '-infinity'
from (
  select receipt_id from expectation e
  where shop_id = $1 and account_id = $2 and currency = $3 and paid_on >= $4 and ($5::date is null or paid_on < $5)
    and rate_card_id is distinct from $6::uuid
    and (state in ('in-transit', 'overdue') or (state = 'arrived' and (rate_card_id is null or not ${SEALED})))
    and look_at is distinct from '-infinity'
  limit ${CALLED_AT_ONCE}
) changed
where e.shop_id = $1 and e.receipt_id = changed.receipt_id`;

/** Calls up what a new card changes: what has not arrived, and what has, unless its month is closed. Answers how many. */
export const callUpFor = (
  session: Session,
  { card, reach }: { readonly card: RateCard; readonly reach: Reach },
): Promise<number> =>
  session.run(CALLED, [
    session.shopId,
    card.accountId,
    card.currency,
    reach.from,
    reach.until,
    card.id,
  ]);

/** Says that a card has nothing left to call up. */
export const endCall = (session: Session, id: string): Promise<number> =>
  session.run('update rate_card set due_at = null where shop_id = $1 and id = $2', [
    session.shopId,
    id,
  ]);
