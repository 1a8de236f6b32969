import { type DocumentNode, Kind } from 'graphql';
import { orderNode } from './admin-order.ts';
import type { Caller } from './caller.ts';
import type { GraphqlApi } from './graphql-door.ts';
import type { Order } from './order.ts';
import { parseOrderSearch } from './order-search.ts';
import type { Shop } from './shop.ts';
import type { Shopify } from './shopify.ts';

/** Root fields that ask for a scope, and the scopes of which one is enough. */
const NEEDS: Record<string, string[]> = {
  orders: ['read_orders', 'write_orders'],
  ordersCount: ['read_orders', 'write_orders'],
  order: ['read_orders', 'write_orders'],
  orderCancel: ['write_orders'],
};

/** The Admin API, as far as an app needs it that looks orders up and cancels them. */
export const adminApi = (shopify: Shopify): GraphqlApi => ({
  api: 'admin',
  path: /^\/admin\/api\/([^/]+)\/graphql\.json$/,
  fault: 'shopify.admin',
  forbids({ app, scopes }, document) {
    if (app.kind === 'payments') return 'Payments apps may use the Payments Apps API only.';
    const missing = rootFields(document).filter((field) => {
      const enough = NEEDS[field];
      return enough && !enough.some((scope) => scopes.includes(scope));
    });
    return missing.length > 0 ? `Access denied for ${missing.join(', ')} field.` : null;
  },
  root: (caller) => ({
    shop: shopNode(caller.shop),
    currentAppInstallation: {
      id: `gid://shopify/AppInstallation/${caller.shop.id}`,
      accessScopes: caller.scopes.map((handle) => ({ handle, description: handle })),
      app: { id: `gid://shopify/App/${caller.app.clientId}`, handle: caller.app.name },
    },
    ...orderFields(shopify, caller),
    ...orderMutations(shopify, caller),
  }),
});

const rootFields = (document: DocumentNode): string[] =>
  document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .flatMap((operation) => operation.selectionSet.selections)
    .filter((selection) => selection.kind === Kind.FIELD)
    .map((field) => field.name.value);

const shopNode = (shop: Shop) => ({
  id: `gid://shopify/Shop/${shop.id}`,
  name: shop.name,
  email: `hola@${shop.handle}.example`,
  contactEmail: `hola@${shop.handle}.example`,
  myshopifyDomain: shop.domain,
  url: `https://${shop.domain}`,
  primaryDomain: { id: 'gid://shopify/Domain/1', host: shop.domain, url: `https://${shop.domain}` },
  currencyCode: shop.currency,
  enabledPresentmentCurrencies: [shop.currency],
  ianaTimezone: 'America/Lima',
  timezoneAbbreviation: '-05',
  plan: { publicDisplayName: 'Basic', partnerDevelopment: true, shopifyPlus: false },
});

type OrdersQuery = {
  first?: number;
  last?: number;
  after?: string | null;
  query?: string;
  reverse?: boolean;
};

const orderFields = (shopify: Shopify, { shop }: Caller) => {
  const { orders, complaints, sessions } = shopify;
  const nodeOf = (order: Order) => orderNode(order, [...sessions.refunds.values()]);
  return {
    orders({ first = 50, last, after, query = '', reverse = false }: OrdersQuery) {
      sessions.tick();
      const search = parseOrderSearch(query ?? '');
      for (const key of search.unknown) complaints.note('admin', 'unknown search key', key);
      const found = orders.of(shop.domain).filter((order) => search.matches(order));
      const ordered = reverse ? found.reverse() : found;
      // A cursor names the last order of the page before.
      const start = after ? ordered.findIndex(({ gid }) => gid === after) + 1 : 0;
      const nodes = ordered.slice(start, start + (last ?? first)).map(nodeOf);
      const end = nodes.at(-1)?.id ?? null;
      return {
        nodes,
        edges: nodes.map((node) => ({ node, cursor: node.id })),
        pageInfo: {
          hasNextPage: start + nodes.length < ordered.length,
          hasPreviousPage: start > 0,
          startCursor: nodes[0]?.id ?? null,
          endCursor: end,
        },
      };
    },
    order({ id }: { id: string }) {
      const order = orders.find(id);
      return order?.shop === shop.domain ? nodeOf(order) : null;
    },
  };
};

const orderMutations = ({ orders }: Shopify, { shop }: Caller) => ({
  orderCancel({ orderId, restock }: { orderId: string; restock: boolean }) {
    const order = orders.find(orderId);
    if (order?.shop !== shop.domain) {
      const error = { field: ['orderId'], message: 'Order does not exist', code: 'NOT_FOUND' };
      return { job: null, orderCancelUserErrors: [error], userErrors: [] };
    }
    orders.cancel(order, restock);
    const job = { id: `gid://shopify/Job/${order.number}`, done: false };
    return { job, orderCancelUserErrors: [], userErrors: [] };
  },
  job: ({ id }: { id: string }) => ({ id, done: true }),
});
