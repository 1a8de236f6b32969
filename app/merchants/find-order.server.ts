import { z } from 'zod';
import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { accessTokenFor } from './access-token.server.ts';
import { listInstallations } from './installations.server.ts';
import { listRegistrations } from './registrations.server.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'database' | 'egress' | 'log' | 'sealing'>;

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
  deps: Deps,
  { shopId, sessionId }: { readonly shopId: ShopId; readonly sessionId: string },
): Promise<Result<FoundOrder | null, { readonly kind: 'cannot-ask' | 'unavailable' }>> {
  const embedded = (await listRegistrations(deps, 'embedded')).map(({ key }) => key);
  const installation = (await listInstallations(deps, shopId)).find(
    ({ registrationKey, state }) => state === 'installed' && embedded.includes(registrationKey),
  );
  if (!installation) return err({ kind: 'cannot-ask' });
  const registrationKey = installation.registrationKey as RegistrationKey;
  const access = await accessTokenFor(deps, { registrationKey, shopId });
  if (!access.ok) return err({ kind: 'unavailable' });
  const { shopDomain, accessToken } = access.value;
  const answer = await deps.egress.send({
    method: 'POST',
    url: `https://${shopDomain}/admin/api/2026-07/graphql.json`,
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': accessToken },
    body: JSON.stringify({
      query: ORDER_OF_PAYMENT_QUERY,
      variables: { query: `payment_id:${JSON.stringify(sessionId)}` },
    }),
    timeoutMs: 10_000,
  });
  if (!answer.ok || answer.value.status !== 200) return err({ kind: 'unavailable' });
  return readOrder(answer.value.text);
}

function readOrder(text: string): Result<FoundOrder | null, { readonly kind: 'unavailable' }> {
  try {
    const parsed = answerSchema.safeParse(JSON.parse(text));
    return parsed.success
      ? ok(parsed.data.data.orders.nodes[0] ?? null)
      : err({ kind: 'unavailable' });
  } catch {
    return err({ kind: 'unavailable' });
  }
}
