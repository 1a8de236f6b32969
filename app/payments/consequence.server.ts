import type { Decided, PaymentConsequence } from '#app/exceptions/close.server.ts';
import { HOLDING_KINDS } from '#app/exceptions/kinds.ts';
import type { CheckoutId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import { reconsider } from './reconsider.server.ts';

type Deps = Pick<Foundation, 'clock' | 'ids'>;

/** What closing an exception does to its payment: under the checkout's lock, everything follows afresh. */
export const createConsequence = (deps: Deps): PaymentConsequence => ({
  lock: async (tx, about) => {
    await lockCheckout(tx, { shopId: about.shopId, checkoutId: await checkoutOf(tx, about) });
  },
  reconsider: async (tx, decided) => {
    await writeDecision(deps, tx, decided);
    const { shopId, actor } = decided;
    await reconsider(deps, tx, { shopId, checkoutId: await checkoutOf(tx, decided), actor });
  },
});

/**
 * Money that differs from what is owed settles it when a person says so, and Shopify then hears that the order is paid;
 * given back, the session is given up. Other decisions change nothing that is owed.
 */
async function writeDecision(deps: Deps, tx: ShopTransaction, decided: Decided): Promise<void> {
  const { shopId, paymentId, choice, actor } = decided;
  if (!HOLDING_KINDS.some((kind) => kind === decided.kind)) return;
  const at = deps.clock.now();
  const where = { shopId, id: paymentId };
  if (choice === 'difference-settled' || choice === 'served-order') {
    await tx.payment.updateMany({
      where: { ...where, acceptedAt: null },
      data: { acceptedAt: at },
    });
    await record(tx, {
      shopId,
      id: deps.ids.next(),
      at,
      actor,
      kind: 'payment.accepted',
      paymentId,
    });
  }
  if (choice === 'returned-money') {
    await tx.payment.updateMany({ where: { ...where, givenUpAt: null }, data: { givenUpAt: at } });
    await record(tx, {
      shopId,
      id: deps.ids.next(),
      at,
      actor,
      kind: 'payment.given-up',
      paymentId,
    });
  }
}

type OfPayment = { readonly shopId: ShopId; readonly paymentId: PaymentId };

async function checkoutOf(
  tx: ShopTransaction,
  { shopId, paymentId }: OfPayment,
): Promise<CheckoutId> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: paymentId } },
  });
  return payment.checkoutId as CheckoutId;
}
