import type { Clock } from '../world/clock.ts';
import type { Orders } from './order.ts';
import {
  lapseSession,
  notReceived,
  type PaymentSession,
  type Pending,
  pendSession,
  type Rejection,
  rejectSession,
  resolveSession,
  type Verdict,
} from './payment-session.ts';
import { type RefundSession, rejectRefund, resolveRefund } from './refund-session.ts';

/** One mutation of the Payments Apps API, as it came. */
export type Mutation = { at: string; name: string; session: string; outcome: string };

/** Shopify's payment and refund sessions, and what becomes of the orders with them. */
export type Sessions = {
  payments: Map<string, PaymentSession>;
  refunds: Map<string, RefundSession>;
  mutations: Mutation[];
  /** True for a session whose `pending` is to fail for now, as if our answer were still under way. */
  holdPending(hold: (session: PaymentSession) => boolean): void;
  pend(session: PaymentSession, pending: Pending): Verdict;
  resolve(session: PaymentSession): Verdict;
  reject(session: PaymentSession, rejection: Rejection): Verdict;
  resolveRefund(refund: RefundSession): Verdict;
  rejectRefund(refund: RefundSession, reason: Omit<Rejection, 'source'>): Verdict;
  record(name: string, session: string, outcome: string): void;
  /** Lets pending payments lapse whose time is over. */
  tick(): void;
};

type Deps = { clock: Clock; orders: Orders };

export function createSessions({ clock, orders }: Deps): Sessions {
  const payments = new Map<string, PaymentSession>();
  const refunds = new Map<string, RefundSession>();
  const mutations: Mutation[] = [];
  let held: (session: PaymentSession) => boolean = () => false;
  const record = (name: string, session: string, outcome: string) =>
    void mutations.push({ at: clock.now().toISOString(), name, session, outcome });
  const noted = (name: string, session: string, verdict: Verdict): Verdict => {
    const refusal = verdict.outcome === 'refused' ? ` ${verdict.code ?? verdict.message}` : '';
    record(name, session, verdict.outcome + refusal);
    return verdict;
  };
  const tick = () => {
    for (const session of payments.values()) {
      if (lapseSession(session, clock.now())) expireOrder(orders, session);
    }
  };
  return {
    payments,
    refunds,
    mutations,
    record,
    tick,
    holdPending(hold) {
      held = hold;
    },
    pend(session, pending) {
      tick();
      const isHeld = session.state === 'created' && held(session);
      const verdict = isHeld ? notReceived() : pendSession(session, pending, clock.now());
      if (verdict.outcome === 'applied') orders.placed(session);
      return noted('paymentSessionPending', session.id, verdict);
    },
    resolve(session) {
      tick();
      const verdict = resolveSession(session);
      if (verdict.outcome === 'applied') orders.placed(session).financialStatus = 'PAID';
      return noted('paymentSessionResolve', session.id, verdict);
    },
    reject(session, rejection) {
      tick();
      return noted('paymentSessionReject', session.id, rejectSession(session, rejection));
    },
    resolveRefund(refund) {
      const verdict = resolveRefund(refund);
      if (verdict.outcome === 'applied') refundOrder({ orders, payments, refunds }, refund);
      return noted('refundSessionResolve', refund.id, verdict);
    },
    rejectRefund: (refund, reason) =>
      noted('refundSessionReject', refund.id, rejectRefund(refund, reason)),
  };
}

/** The order stays open and its stock reserved (KOMOJU help 630); only its status changes. */
function expireOrder(orders: Orders, session: PaymentSession): void {
  const order = orders.ofCheckout(session.checkout);
  const waiting = order?.payments.some((payment) => payment.state === 'pending');
  if (order?.financialStatus === 'PENDING' && !waiting) order.financialStatus = 'EXPIRED';
}

type Books = Pick<Sessions, 'payments' | 'refunds'> & { orders: Orders };

function refundOrder({ orders, payments, refunds }: Books, refund: RefundSession): void {
  const payment = payments.get(refund.paymentId);
  const order = payment && orders.ofCheckout(payment.checkout);
  if (!order) return;
  const returned = [...refunds.values()]
    .filter((other) => other.paymentId === refund.paymentId && other.state === 'resolved')
    .reduce((sum, other) => sum + other.amountMinor, 0n);
  order.financialStatus = returned >= payment.amountMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}
