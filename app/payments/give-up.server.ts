import type { CheckoutId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { sameMoney } from '#app/kernel/money.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import type { CheckoutFacts, Voucher } from './model.ts';
import type { ObserveDeps } from './observe.server.ts';
import { reconsider } from './reconsider.server.ts';
import { voidVoucher } from './void.server.ts';

type GiveUp = { readonly shopId: ShopId; readonly paymentId: PaymentId };

/** `gone-back`: nothing was told, the shopper may pay otherwise. `ordered-off`: Shopify hears it once no code can be paid. `paid`: too late, the money is there. */
export type GivenUp = 'gone-back' | 'ordered-off' | 'paid' | 'not-allowed-now';

/**
 * The shopper does not want to pay this way. Before `pending` is told that is his own affair and Shopify hears nothing
 * (a reject would close this method for the whole checkout); after it, his code is voided and the session rejected.
 */
export async function giveUp(deps: ObserveDeps, { shopId, paymentId }: GiveUp): Promise<GivenUp> {
  const given = await deps.database.inShop(shopId, async (tx) => {
    const row = await tx.payment.findUnique({ where: { shopId_id: { shopId, id: paymentId } } });
    if (!row) return null;
    const checkoutId = row.checkoutId as CheckoutId;
    const facts = await lockCheckout(tx, { shopId, checkoutId });
    if (facts.receipts.some((receipt) => receipt.paymentId === paymentId))
      return { checkoutId, paid: true, told: false, live: [] };
    if (facts.heldPayments.size > 0) return null;
    const now = deps.clock.now();
    await tx.payment.updateMany({
      where: { shopId, id: paymentId, givenUpAt: null },
      data: { givenUpAt: now },
    });
    await record(tx, {
      shopId,
      id: deps.ids.next(),
      at: now,
      actor: 'shopper',
      kind: 'payment.given-up',
      paymentId,
    });
    await reconsider(deps, tx, { shopId, checkoutId, actor: 'shopper' });
    const told = facts.tells.some(
      (tell) =>
        tell.paymentId === paymentId &&
        tell.what === 'pending' &&
        (tell.state === 'applied' || tell.state === 'indeterminate'),
    );
    const live = facts.vouchers.filter(
      (voucher) => voucher.state === 'live' && !isWantedElsewhere(voucher, facts, paymentId),
    );
    return { checkoutId, paid: false, told, live };
  });
  if (!given) return 'not-allowed-now';
  if (given.paid) return 'paid';
  for (const voucher of given.live) {
    const voided = await voidVoucher(deps, {
      shopId,
      voucherId: voucher.id as VoucherId,
      actor: 'shopper',
    });
    if (voided.ok && voided.value === 'paid') return 'paid';
  }
  return given.told ? 'ordered-off' : 'gone-back';
}

/** Another session of the checkout, to which the shopper came, lives on the same code. */
const isWantedElsewhere = (voucher: Voucher, facts: CheckoutFacts, givenUp: PaymentId): boolean =>
  facts.payments.some(
    (payment) =>
      payment.id !== givenUp &&
      payment.landedAt !== null &&
      payment.givenUpAt === null &&
      payment.notServed === null &&
      sameMoney(payment.amount, voucher.amount) &&
      !facts.tells.some(
        (tell) =>
          tell.paymentId === payment.id && tell.what === 'reject' && tell.state === 'applied',
      ),
  );
