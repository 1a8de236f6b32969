import { z } from 'zod';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import {
  type AdminApiDeps,
  type AdminApiError,
  type AdminQuestion,
  askAdmin,
} from '#app/merchants/admin-api.server.ts';
import { orderSchema, type ShopifyOrder, type ShopifySide, shopifySide } from './shopify-side.ts';

export type AskShopifyDeps = AdminApiDeps & {
  /** Waits until Shopify's bucket has filled again. */
  readonly pause: (ms: number) => Promise<void>;
};

export type AskedSession = { readonly id: string; readonly currency: string };

/**
 * A transaction costs five points (itself, its parent, three objects of money): eight orders with twenty of them each stay
 * below the 1,000 points that one query may cost.
 */
export const ORDERS_OF_PAYMENTS_QUERY = `#graphql
  query OrdersOfPayments($query: String!, $first: Int!, $after: String, $transactions: Int!) {
    orders(first: $first, after: $after, query: $query) {
      nodes {
        id
        name
        cancelledAt
        transactions(first: $transactions) {
          id
          kind
          status
          paymentId
          manualPaymentGateway
          parentTransaction { id }
          amountSet {
            shopMoney { amount currencyCode }
            presentmentMoney { amount currencyCode }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const SESSIONS_AT_ONCE = 8;
const TRANSACTIONS = 20;
const MOST_TRANSACTIONS = 150;
const TRIES = 6;
const LONGEST_PAUSE_MS = 20_000;

const answerSchema = z.object({
  data: z.object({
    orders: z.object({
      nodes: z.array(orderSchema),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
});

type OrdersPage = z.infer<typeof answerSchema>['data']['orders'];

const costSchema = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional() })).optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
      }),
    })
    .optional(),
});

/** What Shopify holds of each session, by its id. Either of all of them, or an error: half an answer says nothing. */
export async function askShopify(
  deps: AskShopifyDeps,
  shopId: ShopId,
  sessions: readonly AskedSession[],
): Promise<Result<ReadonlyMap<string, ShopifySide>, AdminApiError>> {
  const sides = new Map<string, ShopifySide>();
  for (let start = 0; start < sessions.length; start += SESSIONS_AT_ONCE) {
    const some = sessions.slice(start, start + SESSIONS_AT_ONCE);
    const ids = some.map(({ id }) => id);
    const orders = await ordersOf(deps, shopId, ids);
    if (!orders.ok) return orders;
    for (const session of some) {
      const order = orders.value.find((one) => bears(one, session.id)) ?? null;
      const complete = (order?.transactions.length ?? 0) < MOST_TRANSACTIONS;
      sides.set(session.id, shopifySide(order, session, complete));
    }
  }
  return ok(sides);
}

const bears = (order: ShopifyOrder, sessionId: string): boolean =>
  order.transactions.some(({ paymentId }) => paymentId === sessionId);

/** The orders of some sessions, page by page; one with many transactions is asked for once more, alone. */
async function ordersOf(
  deps: AskShopifyDeps,
  shopId: ShopId,
  sessionIds: readonly string[],
): Promise<Result<readonly ShopifyOrder[], AdminApiError>> {
  const query = sessionIds.map((id) => `payment_id:${JSON.stringify(id)}`).join(' OR ');
  const orders: ShopifyOrder[] = [];
  let after: string | null = null;
  do {
    const page: Result<OrdersPage, AdminApiError> = await askPage(deps, shopId, {
      query: ORDERS_OF_PAYMENTS_QUERY,
      variables: { query, first: SESSIONS_AT_ONCE, after, transactions: TRANSACTIONS },
    });
    if (!page.ok) return page;
    orders.push(...page.value.nodes);
    const { hasNextPage, endCursor } = page.value.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return withAllTransactions(deps, shopId, orders);
}

async function withAllTransactions(
  deps: AskShopifyDeps,
  shopId: ShopId,
  orders: readonly ShopifyOrder[],
): Promise<Result<readonly ShopifyOrder[], AdminApiError>> {
  const whole: ShopifyOrder[] = [];
  for (const order of orders) {
    if (order.transactions.length < TRANSACTIONS) {
      whole.push(order);
      continue;
    }
    const page = await askPage(deps, shopId, {
      query: ORDERS_OF_PAYMENTS_QUERY,
      variables: {
        query: `id:${order.id.split('/').at(-1)}`,
        first: 1,
        after: null,
        transactions: MOST_TRANSACTIONS,
      },
    });
    if (!page.ok) return page;
    const found = page.value.nodes.find(({ id }) => id === order.id);
    if (!found) return err({ kind: 'unavailable' });
    whole.push(found);
  }
  return ok(whole);
}

/** One page; where Shopify says that we ask too fast, it is asked again when its bucket has filled. */
async function askPage(
  deps: AskShopifyDeps,
  shopId: ShopId,
  question: AdminQuestion,
): Promise<Result<OrdersPage, AdminApiError>> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answer = await askAdmin(deps, shopId, question);
    if (!answer.ok) return answer;
    const waitMs = untilRestored(answer.value);
    if (waitMs > 0) await deps.pause(waitMs);
    const parsed = answerSchema.safeParse(answer.value);
    if (parsed.success) return ok(parsed.data.data.orders);
    if (!isThrottled(answer.value)) break;
  }
  return err({ kind: 'unavailable' });
}

function isThrottled(answer: unknown): boolean {
  const read = costSchema.safeParse(answer);
  return read.data?.errors?.some(({ extensions }) => extensions?.code === 'THROTTLED') === true;
}

/** How long until a question as dear as this one fits into what Shopify gives: nothing while it fits already. */
function untilRestored(answer: unknown): number {
  const cost = costSchema.safeParse(answer).data?.extensions?.cost;
  if (!cost) return isThrottled(answer) ? 1_000 : 0;
  const { currentlyAvailable, restoreRate } = cost.throttleStatus;
  const lacking = cost.requestedQueryCost - currentlyAvailable;
  if (lacking <= 0) return 0;
  return Math.min(LONGEST_PAUSE_MS, Math.ceil((lacking / Math.max(restoreRate, 1)) * 1_000));
}
