import type { PaymentId, RefundId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { ExceptionKind } from './kinds.ts';

/** What is known when something must be decided. `subject` names the thing itself: raising it twice raises it once. */
export type Raise = {
  readonly shopId: ShopId;
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly subject: string;
  readonly paymentId: PaymentId | null;
  readonly refundId?: RefundId;
  readonly at: Date;
  /** Facts as text, no personal data. */
  readonly evidence: Readonly<Record<string, string | null>>;
};

/** Opens an exception; true when it is new. */
export async function raiseException(tx: ShopTransaction, raise: Raise): Promise<boolean> {
  const { count } = await tx.exception.createMany({
    data: [
      {
        shopId: raise.shopId,
        id: raise.id,
        kind: raise.kind,
        subject: raise.subject,
        paymentId: raise.paymentId,
        refundId: raise.refundId ?? null,
        openedAt: raise.at,
        evidence: raise.evidence,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}
