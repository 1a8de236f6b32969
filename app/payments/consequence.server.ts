import type { PaymentConsequence } from '#app/exceptions/close.server.ts';
import type { CheckoutId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { reconsider } from './reconsider.server.ts';

/** What closing an exception does to its payment: under the checkout's lock, everything follows afresh. */
export const createConsequence = (deps: Pick<Foundation, 'clock' | 'ids'>): PaymentConsequence => ({
  lock: async (tx, about) => {
    await lockCheckout(tx, { shopId: about.shopId, checkoutId: await checkoutOf(tx, about) });
  },
  reconsider: async (tx, { actor, ...about }) => {
    await reconsider(deps, tx, {
      shopId: about.shopId,
      checkoutId: await checkoutOf(tx, about),
      actor,
    });
  },
});

async function checkoutOf(
  tx: ShopTransaction,
  { shopId, paymentId }: { shopId: ShopId; paymentId: PaymentId },
): Promise<CheckoutId> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: paymentId } },
  });
  return payment.checkoutId as CheckoutId;
}
