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
export async function askBeforePaid(deps: ObserveDeps, ref: TellRef): Promise<void> {
  const voucherId = await deps.database.inShop(ref.shopId, (tx) => staleCode(deps, tx, ref));
  if (voucherId) await observe(deps, { shopId: ref.shopId, voucherId, actor: 'clock', hint: null });
}

/** The code whose money a due `paid` speaks of, where the gateway's word about it has aged. */
async function staleCode(
  { clock }: ObserveDeps,
  tx: ShopTransaction,
  { shopId, tellId }: TellRef,
): Promise<VoucherId | null> {
  const now = clock.now();
  const tell = await tx.tell.findUnique({ where: { shopId_id: { shopId, id: tellId } } });
  if (!tell?.paymentId || tell.what !== 'paid' || tell.endedAt || tell.dueAt > now) return null;
  if (tell.leaseUntil && tell.leaseUntil > now) return null;
  const receipt = await tx.receipt.findFirst({
    where: { shopId, paymentId: tell.paymentId, purpose: 'settles' },
    orderBy: { recordedAt: 'desc' },
    include: { voucher: { select: { askedAt: true } } },
  });
  if (!receipt) return null;
  const askedAt = receipt.voucher.askedAt ?? receipt.recordedAt;
  return askedAt < after(now, -FRESH_MS) ? (receipt.voucherId as VoucherId) : null;
}
