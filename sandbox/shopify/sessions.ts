import type { Clock } from '../world/clock.ts';
import { createMutationBook, type Mutation, type MutationBook } from './mutation-book.ts';
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
  record: MutationBook['record'];
  /** Lets pending payments lapse whose time is over. */
  tick(): void;
};

type Deps = { clock: Clock; orders: Orders };

export function createSessions({ clock, orders }: Deps): Sessions {
  const payments = new Map<string, PaymentSession>();
  const refunds = new Map<string, RefundSession>();
  const book = createMutationBook(clock);
  const tick = () => {
    for (const session of payments.values()) {
      if (lapseSession(session, clock.now())) expireOrder(orders, session);
    }
  };
  const told = { clock, orders, noted: book.noted, tick };
  return {
    payments,
    refunds,
    mutations: book.mutations,
    record: book.record,
    tick,
    ...paymentTold(told),
    resolveRefund(refund) {
      const verdict = resolveRefund(refund);
      if (verdict.outcome === 'applied') refundOrder({ orders, payments, refunds }, refund);
      return book.noted('refundSessionResolve', refund.id, verdict);
    },
    rejectRefund: (refund, reason) =>
      book.noted('refundSessionReject', refund.id, rejectRefund(refund, reason)),
  };
}

type Told = Deps & { noted: MutationBook['noted']; tick(): void };

/** What an app may say about a payment, and what it does to the order. */
function paymentTold({ clock, orders, noted, tick }: Told) {
  let held: (session: PaymentSession) => boolean = () => false;
  return {
    holdPending(hold: typeof held) {
      held = hold;
    },
    pend(session: PaymentSession, pending: Pending) {
      tick();
      const isHeld = session.state === 'created' && held(session);
      const verdict = isHeld ? notReceived() : pendSession(session, pending, clock.now());
      if (verdict.outcome === 'applied') orders.placed(session);
      return noted('paymentSessionPending', session.id, verdict);
    },
    resolve(session: PaymentSession) {
      tick();
      const verdict = resolveSession(session);
      if (verdict.outcome === 'applied') orders.placed(session).financialStatus = 'PAID';
      return noted('paymentSessionResolve', session.id, verdict);
    },
    reject(session: PaymentSession, rejection: Rejection) {
      tick();
      return noted('paymentSessionReject', session.id, rejectSession(session, rejection));
    },
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
