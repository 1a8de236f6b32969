import { after, MINUTE } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';

type Deps = Pick<Foundation, 'clock' | 'database'>;

/** Renewed after each page; whoever died is followed after it. */
const LEASE_MS = 15 * MINUTE;

/** Takes up a shop's due visit; false where it is not due, or another is at it. */
export async function claimVisit({ clock, database }: Deps, shopId: ShopId): Promise<boolean> {
  const now = clock.now();
  return database.inShop(shopId, async (tx) => {
    const { count } = await tx.comparisonVisit.updateMany({
      where: {
        shopId,
        dueAt: { lte: now },
        OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
      },
      data: { leaseUntil: after(now, LEASE_MS) },
    });
    return count === 1;
  });
}

export const renewVisit = async ({ clock, database }: Deps, shopId: ShopId): Promise<void> => {
  await database.inShop(shopId, (tx) =>
    tx.comparisonVisit.updateMany({
      where: { shopId },
      data: { leaseUntil: after(clock.now(), LEASE_MS) },
    }),
  );
};

/** Ends a visit, and says when the next is due. */
export const endVisit = async (
  { database }: Pick<Deps, 'database'>,
  shopId: ShopId,
  dueAt: Date,
): Promise<void> => {
  await database.inShop(shopId, (tx) =>
    tx.comparisonVisit.updateMany({ where: { shopId }, data: { dueAt, leaseUntil: null } }),
  );
};
