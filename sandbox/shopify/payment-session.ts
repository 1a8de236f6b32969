/** Shopify's ceiling for a pending payment: 72 h (KOMOJU's help, the closest published analogue). */
const PENDING_LIMIT_MS = 72 * 3_600_000;

/**
 * Shopify says the same for three different reasons (Shopify/shopify-app-template-node#1346):
 * whoever calls too early cannot tell it from a rejected session.
 */
export const NOT_RECEIVED =
  'The session has already been resolved with a different authentication, has already been ' +
  'rejected, or the response to start_payment_session request has not been received.';

export type SessionState = 'created' | 'pending' | 'resolved' | 'rejected' | 'expired';

/** A payment session as Shopify keeps it. Amounts in minor units. */
export type PaymentSession = {
  id: string;
  gid: string;
  group: string;
  shop: string;
  clientId: string;
  /** The checkout it was started from. */
  checkout: string;
  amountMinor: bigint;
  currency: string;
  test: boolean;
  kind: 'sale' | 'authorization';
  email: string | null;
  /** The JSON as it was, and will be again, posted to the app. */
  request: Record<string, unknown>;
  state: SessionState;
  pendingExpiresAt: Date | null;
  pendingReason: string | null;
  rejection: Rejection | null;
  /** When Shopify had the app's 2xx. */
  acceptedAt: Date | null;
  redirectUrl: string | null;
  attempts: number;
  effectiveResolves: number;
  clientCertIssuer: string | null;
};

export type Rejection = { code: string; merchantMessage: string | null; source: string | null };

/** What a mutation comes to. A repeat succeeds and changes nothing. */
export type Verdict =
  | { outcome: 'applied' }
  | { outcome: 'repeated' }
  | { outcome: 'refused'; field: string[]; message: string; code: string | null };

const applied: Verdict = { outcome: 'applied' };
const repeated: Verdict = { outcome: 'repeated' };
const refused = (message: string, code: string | null = null, field = ['id']): Verdict => ({
  outcome: 'refused',
  field,
  message,
  code,
});

export const notReceived = (): Verdict => refused(NOT_RECEIVED);

/** `paymentSessionResolve`: also after the pending limit; never after a reject. */
export function resolveSession(session: PaymentSession): Verdict {
  if (session.state === 'resolved') return repeated;
  if (session.state === 'rejected' || !session.acceptedAt) return notReceived();
  session.state = 'resolved';
  session.effectiveResolves += 1;
  return applied;
}

/** `paymentSessionReject`: final, and leaves an order that exists open. */
export function rejectSession(session: PaymentSession, rejection: Rejection): Verdict {
  if (session.state === 'rejected') return repeated;
  if (session.state === 'resolved' || !session.acceptedAt) return notReceived();
  session.state = 'rejected';
  session.rejection = rejection;
  return applied;
}

export type Pending = { expiresAt: Date; reason: string };

/** `paymentSessionPending`: once, and within Shopify's limit. A repeat ignores its arguments. */
export function pendSession(session: PaymentSession, pending: Pending, now: Date): Verdict {
  if (session.state === 'pending') return repeated;
  if (session.state !== 'created') {
    return refused(
      'Payment session has already been resolved or rejected.',
      'PENDING_INVALID_STATE',
    );
  }
  if (!session.acceptedAt) return notReceived();
  const field = ['pendingExpiresAt'];
  const ahead = pending.expiresAt.getTime() - now.getTime();
  if (!(ahead > 0)) {
    return refused(
      "Pending expiry date can't be a time in the past.",
      'EXPIRED_PENDING_EXPIRES_AT',
      field,
    );
  }
  if (ahead > PENDING_LIMIT_MS) {
    return refused(
      'Pending expiry date has exceeded the default pending expiry limit.',
      'OUT_OF_RANGE_PENDING_EXPIRES_AT',
      field,
    );
  }
  session.state = 'pending';
  session.pendingExpiresAt = pending.expiresAt;
  session.pendingReason = pending.reason;
  return applied;
}

/** Time's own move: a pending payment lapses at its expiry. True when it just did. */
export function lapseSession(session: PaymentSession, now: Date): boolean {
  const due = session.state === 'pending' && session.pendingExpiresAt;
  if (!due || due > now) return false;
  session.state = 'expired';
  return true;
}
