import type { Actor } from '#app/kernel/actor.ts';
import { after, MINUTE } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { ComparedDay } from './days.ts';

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

/** Ends a visit, and says when the next is due: at once where a day that it has not done was asked for meanwhile. */
export const endVisit = async (
  { database }: Pick<Deps, 'database'>,
  shopId: ShopId,
  { dueAt, done }: { readonly dueAt: Date; readonly done: readonly ComparedDay[] },
): Promise<void> => {
  await database.inShop(
    shopId,
    (tx) => tx.$executeRaw`
      update comparison_visit set lease_until = null, asked = array(
          select day from unnest(asked) day where day <> all(${[...done]}::date[])),
        due_at = case when asked <@ ${[...done]}::date[] then ${dueAt} else due_at end
      where shop_id = ${shopId}::uuid`,
  );
};

/** Wants a day compared as soon as can be; false where the shop has no account that could be asked. */
export async function askToCompare(
  { clock, database }: Deps,
  {
    shopId,
    day,
    actor,
  }: { readonly shopId: ShopId; readonly day: ComparedDay; readonly actor: Actor },
): Promise<boolean> {
  const now = clock.now();
  const visits = await database.inShop(
    shopId,
    (tx) => tx.$executeRaw`
      update comparison_visit set due_at = least(due_at, ${now}), asked_by = ${actor},
        asked = case when ${day}::date = any(asked) then asked else asked || ${day}::date end
      where shop_id = ${shopId}::uuid`,
  );
  return visits === 1;
}

/** The days that a person wants compared, and who asked last. */
export async function askedDays(
  { database }: Pick<Deps, 'database'>,
  shopId: ShopId,
): Promise<{ readonly days: readonly ComparedDay[]; readonly by: Actor }> {
  const [visit] = await database.inShop(
    shopId,
    (tx) => tx.$queryRaw<{ days: ComparedDay[]; by: Actor | null }[]>`
      select asked::text[] as days, asked_by as by from comparison_visit where shop_id = ${shopId}::uuid`,
  );
  return { days: visit?.days ?? [], by: visit?.by ?? 'clock' };
}
