import { formatAmount } from '../world/amount.ts';
import type { Order } from './order.ts';
import type { PaymentSession } from './payment-session.ts';

/** An order as the Admin API gives it. */
export const orderNode = (order: Order) => ({
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
  transactions: order.payments.map(transactionNode),
});

const isOpen = ({ financialStatus }: Order): boolean =>
  financialStatus === 'PENDING' || financialStatus === 'EXPIRED';

const transactionNode = (payment: PaymentSession) => ({
  id: `gid://shopify/OrderTransaction/${payment.id}`,
  kind: 'SALE',
  status: transactionStatus(payment),
  gateway: 'PagoEfectivo',
  formattedGateway: 'PagoEfectivo',
  paymentId: payment.id,
  test: payment.test,
  amountSet: money(payment.amountMinor, payment.currency),
});

function transactionStatus({ state }: PaymentSession): string {
  if (state === 'resolved') return 'SUCCESS';
  return state === 'rejected' || state === 'expired' ? 'FAILURE' : 'PENDING';
}

function money(minor: bigint, currencyCode: string) {
  const amount = { amount: formatAmount(minor, currencyCode), currencyCode };
  return { shopMoney: amount, presentmentMoney: amount };
}
