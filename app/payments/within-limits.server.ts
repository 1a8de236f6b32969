import { raiseAlert } from '#app/alerts/alert.server.ts';
import type { AccountId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { startOfLimaDay } from '#app/kernel/lima.ts';
import { readLimits } from '#app/merchants/account-limits.store.server.ts';
import {
  type AccountLimits,
  type LimitReached,
  limitReached,
} from '#app/merchants/account-limits.ts';
import type { Fingerprint } from '#app/merchants/blocked-shopper.ts';
import { findBlocked } from '#app/merchants/blocked-shoppers.store.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { record } from './journal.server.ts';
import type { Payment } from './model.ts';

type Deps = Pick<Foundation, 'clock' | 'ids'>;

export type Asking = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly payment: Payment;
  /** By which the shopper may be blocked, and by whose e-mail his codes are counted. */
  readonly fingerprints: readonly Fingerprint[];
  /** A code that is voided before this one is issued: it is open no longer then. */
  readonly replaces: VoucherId | null;
};

/** The merchant's own limit that stands against one more code, written down for him; null where none does. */
export async function limitAgainst(
  deps: Deps,
  tx: ShopTransaction,
  asking: Asking,
): Promise<LimitReached | null> {
  const limits = await readLimits(tx, asking);
  if (countsCodes(limits)) await oneAtATime(tx, asking);
  const counts = countsCodes(limits) ? await countCodes(deps, tx, asking) : NO_CODES;
  const blocked = await findBlocked(tx, asking, asking.fingerprints);
  const reached = limitReached(limits, { ...counts, blocked, amount: asking.payment.amount });
  if (reached !== null) await tellMerchant(deps, tx, { ...asking, reached });
  return reached;
}

type Counts = {
  readonly openOfShopper: number;
  readonly openOfShop: number;
  readonly todayOfShopper: number;
};
const NO_CODES: Counts = { openOfShopper: 0, openOfShop: 0, todayOfShopper: 0 };

const countsCodes = (limits: AccountLimits): boolean =>
  limits.openCodesPerShop !== null ||
  limits.openCodesPerShopper !== null ||
  limits.codesPerShopperPerDay !== null;

/** Where codes are counted, they are asked for one after another: two at once would both be the last that is allowed. */
const oneAtATime = (tx: ShopTransaction, { accountId }: Asking): Promise<unknown> =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`codes of ${accountId}`}, 0))`;

async function countCodes(
  { clock }: Deps,
  tx: ShopTransaction,
  { shopId, accountId, fingerprints, replaces }: Asking,
): Promise<Counts> {
  const email = fingerprints.find(({ kind }) => kind === 'email')?.hash ?? null;
  const today = startOfLimaDay(clock.now());
  const [shop] = await tx.$queryRaw<{ open: number }[]>`
    select count(*)::int as open from voucher
    where shop_id = ${shopId}::uuid and account_id = ${accountId}::uuid and state in ('intended', 'live', 'voiding')
      and id is distinct from ${replaces}::uuid`;
  const [own] = await tx.$queryRaw<{ open: number; today: number }[]>`
    select count(*) filter (where v.state in ('intended', 'live', 'voiding') and v.id is distinct from ${replaces}::uuid)::int as open,
      count(*) filter (where v.intended_at >= ${today} and v.state <> 'refused')::int as today
    from personal_data p join voucher v on v.shop_id = p.shop_id and v.payment_id = p.payment_id
    where p.shop_id = ${shopId}::uuid and p.email_hash = ${email} and v.account_id = ${accountId}::uuid`;
  return {
    openOfShop: shop?.open ?? 0,
    openOfShopper: own?.open ?? 0,
    todayOfShopper: own?.today ?? 0,
  };
}

/** Once for each limit and payment: a shopper who reloads his page is no news. */
async function tellMerchant(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, accountId, payment, reached }: Asking & { readonly reached: LimitReached },
): Promise<void> {
  const at = deps.clock.now();
  if (reached === 'open-codes-per-shop') {
    const alert = { shopId, kind: 'OPEN_CODES_LIMIT', subject: accountId, at } as const;
    await raiseAlert(tx, { ...alert, id: deps.ids.next() });
  }
  const kind = 'voucher.limited';
  const told = await tx.event.findFirst({
    where: { shopId, paymentId: payment.id, kind, data: { path: ['limit'], equals: reached } },
  });
  if (told) return;
  const data = { limit: reached };
  const entry = { shopId, id: deps.ids.next(), at, actor: 'shopper', kind, data } as const;
  await record(tx, { ...entry, paymentId: payment.id });
}
