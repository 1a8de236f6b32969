import { formatAmount } from '../world/amount.ts';
import type { Order } from './order.ts';
import type { PaymentSession } from './payment-session.ts';
import type { RefundSession } from './refund-session.ts';

/** An order as the Admin API gives it, with the refunds that were asked for of its payments. */
export const orderNode = (order: Order, refunds: readonly RefundSession[]) => ({
  __typename: 'Order',
  id: order.gid,
  legacyResourceId: String(order.id),
  name: order.name,
  number: order.number,
  createdAt: order.createdAt.toISOString(),
  processedAt: order.createdAt.toISOString(),
  cancelledAt: order.cancelledAt?.toISOString() ?? null,
  test: order.test,
  email: order.email,
  currencyCode: order.currency,
  presentmentCurrencyCode: order.currency,
  checkoutToken: order.checkout,
  displayFinancialStatus: order.financialStatus,
  displayFulfillmentStatus: 'UNFULFILLED',
  paymentGatewayNames: ['PagoEfectivo'],
  totalPriceSet: money(order.amountMinor, order.currency),
  currentTotalPriceSet: money(order.amountMinor, order.currency),
  totalOutstandingSet: money(isOpen(order) ? order.amountMinor : 0n, order.currency),
  transactions: ({ first }: { first?: number | null }) =>
    transactionsOf(order, refunds).slice(0, first ?? undefined),
});

const isOpen = ({ financialStatus }: Order): boolean =>
  financialStatus === 'PENDING' || financialStatus === 'EXPIRED';

function transactionsOf(order: Order, refunds: readonly RefundSession[]) {
  const ids = order.payments.map(({ id }) => id);
  const own = refunds.filter(({ paymentId }) => ids.includes(paymentId));
  return [
    ...order.payments.map(paymentNode),
    ...(order.markedPaidAt ? [byHandNode(order)] : []),
    ...own.map(refundNode),
  ];
}

const ours = {
  gateway: 'PagoEfectivo',
  formattedGateway: 'PagoEfectivo',
  manualPaymentGateway: false,
};

const gidOf = (id: string): string => `gid://shopify/OrderTransaction/${id}`;

const paymentNode = (payment: PaymentSession) => ({
  ...ours,
  id: gidOf(payment.id),
  kind: 'SALE',
  status: paymentStatus(payment),
  paymentId: payment.id,
  parentTransaction: null,
  test: payment.test,
  amountSet: money(payment.amountMinor, payment.currency),
});

/** Marked as paid: a sale of the manual gateway over what was outstanding. */
const byHandNode = (order: Order) => ({
  id: gidOf(`by-hand-${order.id}`),
  kind: 'SALE',
  status: 'SUCCESS',
  gateway: 'manual',
  formattedGateway: 'manual',
  manualPaymentGateway: true,
  paymentId: null,
  parentTransaction: null,
  test: order.test,
  amountSet: money(order.amountMinor, order.currency),
});

const refundNode = (refund: RefundSession) => ({
  ...ours,
  id: gidOf(refund.id),
  kind: 'REFUND',
  status: refundStatus(refund),
  paymentId: refund.id,
  parentTransaction: { id: gidOf(refund.paymentId) },
  test: false,
  amountSet: money(refund.amountMinor, refund.currency),
});

function paymentStatus({ state }: PaymentSession): string {
  if (state === 'resolved') return 'SUCCESS';
  return state === 'rejected' || state === 'expired' ? 'FAILURE' : 'PENDING';
}

function refundStatus({ state }: RefundSession): string {
  if (state === 'resolved') return 'SUCCESS';
  return state === 'rejected' ? 'FAILURE' : 'PENDING';
}

function money(minor: bigint, currencyCode: string) {
  const amount = { amount: formatAmount(minor, currencyCode), currencyCode };
  return { shopMoney: amount, presentmentMoney: amount };
}
