import type { Actor } from '#app/kernel/actor.ts';
import type { CheckoutId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { readCheckout } from './checkout.store.server.ts';
import { isKnown } from './model.ts';
import { type ObserveDeps, observe } from './observe.server.ts';
import { createOpenSessions, type Open, type Opened } from './open.server.ts';
import { payToken } from './pay-link.ts';
import { type VoidError, voidVoucher } from './void.server.ts';

type By = { readonly shopId: ShopId; readonly actor: Actor };

/** What doors and screens ask of payments. */
export type Payments = {
  open(open: Open): Promise<Opened>;
  /** Asks the gateway about every known code of a payment's checkout, now. */
  askNow(
    ask: By & { readonly paymentId: PaymentId },
  ): Promise<
    Result<null, { readonly kind: 'not-found' | 'not-allowed-now' | 'gateway-unavailable' }>
  >;
  voidCode(
    command: By & { readonly voucherId: VoucherId },
  ): Promise<Result<'voided' | 'paid', VoidError>>;
  /** The shopper's permanent page. */
  payUrl(shopId: ShopId, paymentId: PaymentId): string;
};

type Deps = Foundation & ObserveDeps;

export function createPayments(deps: Deps, wake: () => void): Payments {
  const awake = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    wake();
    return result;
  };
  return {
    open: createOpenSessions(deps),
    askNow: (ask) => awake(askNow(deps, ask)),
    voidCode: (command) => awake(voidVoucher(deps, command)),
    payUrl: (shopId, paymentId) =>
      `${deps.config.appUrl}/pay/${payToken(deps.sealing, shopId, paymentId)}`,
  };
}

async function askNow(
  deps: Deps,
  { shopId, paymentId, actor }: By & { paymentId: PaymentId },
): ReturnType<Payments['askNow']> {
  const facts = await deps.database.inShop(shopId, async (tx) => {
    const payment = await tx.payment.findUnique({
      where: { shopId_id: { shopId, id: paymentId } },
    });
    return payment && readCheckout(tx, { shopId, checkoutId: payment.checkoutId as CheckoutId });
  });
  if (!facts) return err({ kind: 'not-found' });
  const known = facts.vouchers.filter(isKnown);
  if (known.length === 0) return err({ kind: 'not-allowed-now' });
  for (const voucher of known) {
    const observed = await observe(deps, { shopId, voucherId: voucher.id, actor, hint: null });
    if (!observed.ok) return err({ kind: 'gateway-unavailable' });
  }
  return ok(null);
}
