import type { Verdict } from './payment-session.ts';

/** A refund that the merchant asked for in the admin. Amounts in minor units. */
export type RefundSession = {
  id: string;
  gid: string;
  paymentId: string;
  shop: string;
  clientId: string;
  amountMinor: bigint;
  currency: string;
  request: Record<string, unknown>;
  state: 'created' | 'resolved' | 'rejected';
  acceptedAt: Date | null;
  attempts: number;
  rejection: { code: string; merchantMessage: string | null } | null;
};

const refused = (message: string): Verdict => ({
  outcome: 'refused',
  field: ['id'],
  message,
  code: 'REFUND_SESSION_INVALID_STATE',
});

const NOT_RECEIVED =
  'The refund session has already been settled, or the response to its request has not been received.';

/** `refundSessionResolve`: the money went back. */
export function resolveRefund(refund: RefundSession): Verdict {
  if (refund.state === 'resolved') return { outcome: 'repeated' };
  if (refund.state === 'rejected') return refused('Refund session has already been rejected.');
  if (!refund.acceptedAt) return { ...refused(NOT_RECEIVED), code: null } as Verdict;
  refund.state = 'resolved';
  return { outcome: 'applied' };
}

/** `refundSessionReject`: it did not; the merchant may ask again by hand. */
export function rejectRefund(
  refund: RefundSession,
  rejection: { code: string; merchantMessage: string | null },
): Verdict {
  if (refund.state === 'rejected') return { outcome: 'repeated' };
  if (refund.state === 'resolved') return refused('Refund session has already been resolved.');
  if (!refund.acceptedAt) return { ...refused(NOT_RECEIVED), code: null } as Verdict;
  refund.state = 'rejected';
  refund.rejection = rejection;
  return { outcome: 'applied' };
}
