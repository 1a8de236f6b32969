import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { CONFIRMED_BY_NOW } from './attempts.ts';
import type { Claimed } from './claimed.ts';
import { dedupeKeyOf, factsOf } from './facts.ts';

/** Deliveries that say only that something changed (ADR 0012). */

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database'>;
type OfShop = { readonly shopId: ShopId; readonly claimed: Claimed };

const ofCode = (shopId: ShopId, { accountId, hint }: Claimed) => ({
  shopId,
  accountId,
  state: 'due',
  AND: [
    { facts: { path: ['event'], equals: 'changed' } },
    { facts: { path: ['reference'], equals: hint.reference } },
  ],
});

/** Of several words of one code's change that the gateway does not clear up, the earliest is kept and speaks for all. */
export async function isSpokenFor(
  tx: ShopTransaction,
  { shopId, claimed }: OfShop,
): Promise<boolean> {
  // One that a person was shown stays until it is settled.
  if (claimed.hint.event !== 'changed' || claimed.attempts > CONFIRMED_BY_NOW) return false;
  const earlier = await tx.notification.findFirst({
    where: { ...ofCode(shopId, claimed), id: { lt: claimed.id } },
    select: { id: true },
  });
  return earlier !== null;
}

type Asked = OfShop & {
  readonly voucher: { readonly askedAt: Date | null; readonly unclearSince: Date | null };
};

/**
 * Whether a question that was sent after the delivery came has answered it already: clearly, or so that an earlier word of
 * the same code goes on asking.
 */
export async function isAskedSince(
  { database }: Deps,
  { shopId, claimed, voucher }: Asked,
): Promise<boolean> {
  const { hint, receivedAt } = claimed;
  if (hint.event !== 'changed' || !voucher.askedAt || voucher.askedAt <= receivedAt) return false;
  if (voucher.unclearSince === null) return true;
  return database.inShop(shopId, (tx) => isSpokenFor(tx, { shopId, claimed }));
}

/** Further codes that the same delivery names: each is asked about at once, and gets a word of its own to be settled. */
export async function tellOthers(
  { clock, ids, database }: Deps,
  shopId: ShopId,
  { id, accountId, receivedAt, hint }: Claimed,
): Promise<void> {
  const { alsoChanged = [], ...own } = hint;
  if (alsoChanged.length === 0) return;
  const now = clock.now();
  await database.inShop(shopId, async (tx) => {
    const codes = await tx.voucher.findMany({
      where: { shopId, accountId, reference: { in: [...alsoChanged] } },
      select: { reference: true },
    });
    const words = codes.map(({ reference }) => ({ ...own, reference: reference ?? '' }));
    await tx.notification.createMany({
      data: words.map((word) => ({
        shopId,
        id: ids.next(),
        accountId,
        dedupeKey: dedupeKeyOf(word, id),
        receivedAt,
        facts: factsOf(word),
        state: 'due',
        dueAt: now,
      })),
      skipDuplicates: true,
    });
  });
}
