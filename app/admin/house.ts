import type { Exceptions } from '#app/exceptions/decisions.server.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { PaymentId, RefundId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import type { ShopifyApps } from '#app/merchants/shopify.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';

/** Why a deed of staff was not done; shown in words (`shell.refused`). Nothing was changed. */
export type Refused = {
  readonly kind:
    | 'not-found'
    | 'not-allowed-now'
    | 'gateway-unavailable'
    | 'cannot-void'
    | 'already-decided'
    | 'still-refused';
};

type By = { readonly shopId: ShopId; readonly actor: Actor };
type Done<Why extends Refused['kind']> = Promise<Result<unknown, { readonly kind: Why }>>;

/** What the merchant's screens ask of the house; nothing else of it is known here. */
export type AdminHouse = Pick<Foundation, 'config' | 'clock' | 'database' | 'sealing'> & {
  readonly shopify: Pick<ShopifyApps, 'requireStaff'>;
  readonly exceptions: Exceptions;
  readonly payments: {
    askNow(
      ask: By & { paymentId: PaymentId },
    ): Done<'not-found' | 'not-allowed-now' | 'gateway-unavailable'>;
    voidCode(
      command: By & { voucherId: VoucherId },
    ): Done<'not-found' | 'not-allowed-now' | 'gateway-unavailable' | 'cannot-void'>;
    /** The shopper's permanent page. */
    payUrl(shopId: ShopId, paymentId: PaymentId): string;
  };
  readonly refunds: {
    decide(
      command: By & { refundId: RefundId; decision: 'resolve' | 'reject'; reason: string },
    ): Done<'not-found' | 'not-allowed-now' | 'already-decided'>;
  };
  readonly notifications: {
    judgeAgain(command: By & { refusedId: string }): Done<'not-found' | 'still-refused'>;
  };
};

/** What presenters read with. */
export type ReadDeps = Pick<Foundation, 'database' | 'clock'>;
