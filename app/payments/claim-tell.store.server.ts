import { after, MINUTE } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** How long one attempt may take before another process may try. */
const LEASE_MS = MINUTE;

export type TellRef = { readonly shopId: ShopId; readonly tellId: string };

/** Takes a due tell for one attempt by compare-and-set: the committed row of intent before the foreign call (law 5). */
export async function claimTell(tx: ShopTransaction, now: Date, { shopId, tellId }: TellRef) {
  const { count } = await tx.tell.updateMany({
    where: {
      shopId,
      id: tellId,
      endedAt: null,
      dueAt: { lte: now },
      OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
    },
    data: { attempts: { increment: 1 }, leaseUntil: after(now, LEASE_MS), state: 'indeterminate' },
  });
  if (count === 0) return null;
  return tx.tell.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: tellId } },
    include: { payment: true, refund: true },
  });
}
