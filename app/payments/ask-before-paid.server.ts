import { after, MINUTE } from '#app/kernel/clock.ts';
import type { VoucherId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { TellRef } from './claim-tell.store.server.ts';
import { type ObserveDeps, observe } from './observe.server.ts';

/** How old the gateway's word may be when Shopify is told `paid` on its strength. */
const FRESH_MS = MINUTE;

/**
 * Money may be taken back while `paid` could not be said, because Shopify or we were down. Before it is said on the strength
 * of an older word the gateway is asked once more; where it gives no answer now, what it has proved stands.
 */
export async function askBeforePaid(deps: ObserveDeps, { shopId, tellId }: TellRef): Promise<void> {
  const stale = await deps.database.inShop(shopId, (tx) =>
    staleCodes(deps, tx, { shopId, tellId }),
  );
  for (const voucherId of stale)
    await observe(deps, { shopId, voucherId, actor: 'clock', hint: null });
}

/** The codes whose money a due `paid` may speak of, where the gateway's word about them has aged. */
async function staleCodes(
  { clock }: ObserveDeps,
  tx: ShopTransaction,
  { shopId, tellId }: TellRef,
): Promise<readonly VoucherId[]> {
  const now = clock.now();
  const tell = await tx.tell.findUnique({ where: { shopId_id: { shopId, id: tellId } } });
  if (!tell?.paymentId || tell.what !== 'paid' || tell.endedAt || tell.dueAt > now) return [];
  if (tell.leaseUntil && tell.leaseUntil > now) return [];
  const receipts = await tx.receipt.findMany({
    where: { shopId, paymentId: tell.paymentId },
    orderBy: { recordedAt: 'desc' },
    include: { voucher: { select: { askedAt: true } } },
  });
  const aged = receipts.filter(
    ({ voucher, recordedAt }) => (voucher.askedAt ?? recordedAt) < after(now, -FRESH_MS),
  );
  return [...new Set(aged.map(({ voucherId }) => voucherId as VoucherId))];
}
