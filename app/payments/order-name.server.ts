import { after, HOUR, MINUTE } from '#app/kernel/clock.ts';
import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';

export type OrderNameDeps = Pick<Foundation, 'clock' | 'database'> & {
  /** Asks Shopify which order bears a Payment ID; `null` when none does yet. */
  readonly findOrder: (ref: {
    shopId: ShopId;
    sessionId: string;
  }) => Promise<
    Result<{ id: string; name: string } | null, { readonly kind: 'cannot-ask' | 'unavailable' }>
  >;
};

/** The payments app learns no order: the embedded app looks it up by the Payment ID (research: shopify.md 0.3). */
export async function nameOrder(
  deps: OrderNameDeps,
  ref: { shopId: ShopId; paymentId: PaymentId },
): Promise<'named' | 'not-yet' | 'not-due'> {
  const { shopId, paymentId } = ref;
  const now = deps.clock.now();
  const payment = await deps.database.inShop(shopId, async (tx) => {
    const { count } = await tx.payment.updateMany({
      where: { shopId, id: paymentId, orderDueAt: { lte: now } },
      data: { orderDueAt: after(now, 2 * MINUTE), orderAsks: { increment: 1 } },
    });
    return count === 0
      ? null
      : tx.payment.findUniqueOrThrow({ where: { shopId_id: { shopId, id: paymentId } } });
  });
  if (!payment) return 'not-due';
  const found = await deps.findOrder({ shopId, sessionId: payment.sessionId });
  if (found.ok && found.value) {
    const { id, name } = found.value;
    await deps.database.inShop(shopId, (tx) =>
      tx.payment.updateMany({
        where: { shopId, id: paymentId },
        data: { orderId: id, orderName: name, orderDueAt: null },
      }),
    );
    return 'named';
  }
  const next = waitAfter(payment.orderAsks);
  await deps.database.inShop(shopId, (tx) =>
    tx.payment.updateMany({
      where: { shopId, id: paymentId },
      data: { orderDueAt: next === null ? null : after(now, next) },
    }),
  );
  return 'not-yet';
}

/** Half a minute, then longer; after three days the order is not coming. */
const waitAfter = (asks: number): number | null => {
  if (asks > 40) return null;
  return asks < 4 ? MINUTE / 2 : asks < 10 ? 10 * MINUTE : 2 * HOUR;
};
