import type { Actor } from '#app/kernel/actor.ts';
import type { PaymentId, RefundId, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { record } from '#app/payments/journal.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database'>;

export type DecideRefund = {
  readonly shopId: ShopId;
  readonly refundId: RefundId;
  /** `resolve`: the money has been given back, by the merchant's own hand for now. `reject`: it will not be. */
  readonly decision: 'resolve' | 'reject';
  readonly reason: string;
  readonly actor: Actor;
};

/** Staff's decision on a refund; Shopify is told of it until it has taken it. Decided once. */
export async function decideRefund(
  deps: Deps,
  { shopId, refundId, decision, reason, actor }: DecideRefund,
): Promise<Result<null, { readonly kind: 'not-found' | 'already-decided' }>> {
  return deps.database.inShop(shopId, async (tx) => {
    const now = deps.clock.now();
    const refund = await tx.refund.findUnique({ where: { shopId_id: { shopId, id: refundId } } });
    if (!refund) return err({ kind: 'not-found' });
    const { count } = await tx.refund.updateMany({
      where: { shopId, id: refundId, state: 'waiting' },
      data: {
        state: decision === 'resolve' ? 'resolving' : 'rejecting',
        decidedBy: actor,
        decidedAt: now,
        decisionReason: reason,
      },
    });
    if (count === 0) return err({ kind: 'already-decided' });
    await tx.tell.create({
      data: {
        shopId,
        id: deps.ids.next(),
        refundId,
        what: `refund-${decision}`,
        state: 'due',
        arguments: {},
        dueAt: now,
        openedAt: now,
      },
    });
    const paymentId = refund.paymentId as PaymentId | null;
    await record(tx, {
      shopId,
      id: deps.ids.next(),
      at: now,
      actor,
      kind: `refund.${decision}`,
      ...(paymentId && { paymentId }),
      data: { refund: refundId },
    });
    return ok(null);
  });
}
