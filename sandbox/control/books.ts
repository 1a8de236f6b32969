import type { Order } from '../shopify/order.ts';
import type { PaymentSession } from '../shopify/payment-session.ts';
import type { Shop } from '../shopify/shop.ts';
import type { Shopify } from '../shopify/shopify.ts';
import { formatAmount } from '../world/amount.ts';

/** Shopify's own books, as the oracle reads them: amounts as decimal text, instants in UTC. */
export function shopifyBooks(shopify: Shopify) {
  const { shops, sessions, complaints } = shopify;
  sessions.tick();
  return {
    shops: shops.all().map((shop) => shopLine(shopify, shop)),
    sessions: [...sessions.payments.values()].map((session) => sessionLine(shopify, session)),
    mutations: sessions.mutations,
    violations: complaints.all(),
  };
}

export type ShopifyBooks = ReturnType<typeof shopifyBooks>;

const shopLine = ({ config, orders }: Shopify, shop: Shop) => ({
  domain: shop.domain,
  stock: shop.stock,
  apps: config.apps.map(({ name, clientId }) => {
    const install = shop.installs.get(clientId);
    return {
      name,
      installed: install !== undefined,
      ready: install?.ready ?? false,
      externalHandle: install?.externalHandle ?? null,
    };
  }),
  orders: orders.of(shop.domain).map(orderLine),
});

const orderLine = (order: Order) => ({
  id: order.gid,
  name: order.name,
  checkout: order.checkout,
  amount: formatAmount(order.amountMinor, order.currency),
  currency: order.currency,
  test: order.test,
  financialStatus: order.financialStatus,
  createdAt: order.createdAt.toISOString(),
  cancelledAt: order.cancelledAt?.toISOString() ?? null,
  restocked: order.restocked,
  sessions: order.payments.map(({ id }) => id),
});

function sessionLine({ orders, sessions }: Shopify, session: PaymentSession) {
  const order = orders.ofCheckout(session.checkout);
  const refunds = [...sessions.refunds.values()].filter(
    ({ paymentId }) => paymentId === session.id,
  );
  return {
    id: session.id,
    gid: session.gid,
    group: session.group,
    shop: session.shop,
    amount: formatAmount(session.amountMinor, session.currency),
    amountMinor: session.amountMinor.toString(),
    currency: session.currency,
    test: session.test,
    kind: session.kind,
    email: session.email,
    state: session.state,
    pendingExpiresAt: session.pendingExpiresAt?.toISOString() ?? null,
    acceptedAt: session.acceptedAt?.toISOString() ?? null,
    redirectUrl: session.redirectUrl,
    attempts: session.attempts,
    effectiveResolves: session.effectiveResolves,
    rejection: session.rejection,
    clientCertIssuer: session.clientCertIssuer,
    orderName: order?.name ?? null,
    financialStatus: order?.financialStatus ?? null,
    refunds: refunds.map(({ id, amountMinor, currency, state }) => ({
      id,
      amount: formatAmount(amountMinor, currency),
      state,
    })),
  };
}
