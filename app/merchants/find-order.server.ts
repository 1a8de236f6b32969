import { z } from 'zod';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { type AdminApiDeps, type AdminApiError, askAdmin } from './admin-api.server.ts';

/** Validated against Shopify's Admin schema in test/shopify. */
export const ORDER_OF_PAYMENT_QUERY = `#graphql
  query OrderOfPayment($query: String!) {
    orders(first: 1, query: $query) {
      nodes { id name }
    }
  }
`;

const answerSchema = z.object({
  data: z.object({
    orders: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
});

export type FoundOrder = { readonly id: string; readonly name: string };

/** Asks the Admin API which order bears a Payment ID; only a shop with the embedded app can be asked. */
export async function findOrder(
  deps: AdminApiDeps,
  { shopId, sessionId }: { readonly shopId: ShopId; readonly sessionId: string },
): Promise<Result<FoundOrder | null, AdminApiError>> {
  const answer = await askAdmin(deps, shopId, {
    query: ORDER_OF_PAYMENT_QUERY,
    variables: { query: `payment_id:${JSON.stringify(sessionId)}` },
  });
  if (!answer.ok) return answer;
  const parsed = answerSchema.safeParse(answer.value);
  return parsed.success
    ? ok(parsed.data.data.orders.nodes[0] ?? null)
    : err({ kind: 'unavailable' });
}
