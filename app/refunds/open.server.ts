import { raiseException } from '#app/exceptions/raise.server.ts';
import {
  idOfName,
  type PaymentId,
  type RefundId,
  type RegistrationKey,
  type ShopId,
} from '#app/kernel/ids.ts';
import { decimalText } from '#app/kernel/money.ts';
import { record } from '#app/payments/journal.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { RefundRequest } from './refund-request.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database' | 'sealing'>;
export type OpenRefund = {
  readonly shopId: ShopId;
  readonly registrationKey: RegistrationKey;
  readonly request: RefundRequest;
};

/**
 * Keeps a refund that a merchant asked for in Shopify, to be decided by staff. The same id again changes nothing; another
 * request under a known id keeps the first and raises CHANGED_REQUEST.
 */
export async function openRefund(
  deps: Deps,
  { shopId, registrationKey, request }: OpenRefund,
): Promise<void> {
  const id = idOfName('refund', shopId, registrationKey, request.sessionId) as RefundId;
  const requestDigest = Buffer.from(deps.sealing.fingerprint('refund-request', request.canonical));
  const now = deps.clock.now();
  await deps.database.inShop(shopId, async (tx) => {
    const payment = await tx.payment.findFirst({
      where: { shopId, registrationKey, sessionId: request.paymentSessionId },
    });
    const paymentId = (payment?.id ?? null) as PaymentId | null;
    const { count } = await tx.refund.createMany({
      data: [
        {
          shopId,
          id,
          paymentId,
          registrationKey,
          sessionId: request.sessionId,
          sessionGid: request.gid,
          paymentSessionId: request.paymentSessionId,
          test: request.test,
          amountMinor: request.amount.minor,
          currency: request.amount.currency,
          openedAt: now,
          requestDigest,
          state: 'waiting',
        },
      ],
      skipDuplicates: true,
    });
    if (count === 1) {
      const data = {
        refund: id,
        amount: decimalText(request.amount),
        currency: request.amount.currency,
      };
      await record(tx, {
        shopId,
        id: deps.ids.next(),
        at: now,
        actor: 'shopify',
        kind: 'refund.opened',
        ...(paymentId && { paymentId }),
        data,
      });
      return;
    }
    const kept = await tx.refund.findUniqueOrThrow({ where: { shopId_id: { shopId, id } } });
    if (Buffer.from(kept.requestDigest).equals(requestDigest)) return;
    await raiseException(tx, {
      shopId,
      id: deps.ids.next(),
      kind: 'CHANGED_REQUEST',
      subject: id,
      paymentId,
      refundId: id,
      at: now,
      evidence: {
        kept: decimalText({ minor: kept.amountMinor, currency: kept.currency }),
        keptCurrency: kept.currency,
        asked: decimalText(request.amount),
        askedCurrency: request.amount.currency,
      },
    });
  });
}
