import type { Actor } from '#app/kernel/actor.ts';
import type { CheckoutId, PaymentId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** One line of what happened: who, what, and facts as text; never a person's data. */
export type Entry = {
  readonly shopId: ShopId;
  readonly id: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly kind: string;
  readonly paymentId?: PaymentId;
  readonly checkoutId?: CheckoutId;
  readonly data?: Readonly<Record<string, string | null>>;
};

/** Writes it down, for good. */
export async function record(tx: ShopTransaction, entry: Entry): Promise<void> {
  await tx.event.create({
    data: {
      shopId: entry.shopId,
      id: entry.id,
      at: entry.at,
      actor: entry.actor,
      kind: entry.kind,
      paymentId: entry.paymentId ?? null,
      checkoutId: entry.checkoutId ?? null,
      data: entry.data ?? {},
    },
  });
}
