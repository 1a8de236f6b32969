import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { ShopifyAccess } from '#app/rails/rail.ts';
import { accessTokenFor, refreshAfterRefusal } from './access-token.server.ts';
import { listInstallations } from './installations.server.ts';
import { listRegistrations } from './registrations.server.ts';

export type AdminApiDeps = Pick<
  Foundation,
  'clock' | 'config' | 'database' | 'egress' | 'log' | 'sealing'
>;

/** `cannot-ask`: the shop has no embedded app. `unavailable`: no answer now; asking again may bring one. */
export type AdminApiError = { readonly kind: 'cannot-ask' | 'unavailable' };

export type AdminQuestion = {
  /** A whole GraphQL document, as it stands in source: test/shopify judges it by Shopify's schema. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Asks a shop's Admin API by the embedded app's own token, renewed once where Shopify no longer takes it; the answer's JSON. */
export async function askAdmin(
  deps: AdminApiDeps,
  shopId: ShopId,
  question: AdminQuestion,
): Promise<Result<unknown, AdminApiError>> {
  const registrationKey = await embeddedApp(deps, shopId);
  if (!registrationKey) return err({ kind: 'cannot-ask' });
  const holder = { registrationKey, shopId };
  const access = await accessTokenFor(deps, holder);
  if (!access.ok) return err({ kind: 'unavailable' });
  const first = await send(deps, access.value, question);
  if (first.ok || first.error !== 'token-refused') return orUnavailable(first);
  const refused = access.value.accessToken;
  const renewed = await refreshAfterRefusal(deps, { ...holder, refused });
  if (!renewed.ok) return err({ kind: 'unavailable' });
  return orUnavailable(await send(deps, renewed.value, question));
}

async function embeddedApp(deps: AdminApiDeps, shopId: ShopId): Promise<RegistrationKey | null> {
  const embedded = (await listRegistrations(deps, 'embedded')).map(({ key }) => key);
  const installation = (await listInstallations(deps, shopId)).find(
    ({ registrationKey, state }) => state === 'installed' && embedded.includes(registrationKey),
  );
  return (installation?.registrationKey as RegistrationKey | undefined) ?? null;
}

type Sent = Result<unknown, 'token-refused' | 'no-answer'>;

async function send(
  { egress }: AdminApiDeps,
  { shopDomain, accessToken }: ShopifyAccess,
  question: AdminQuestion,
): Promise<Sent> {
  const answer = await egress.send({
    method: 'POST',
    url: `https://${shopDomain}/admin/api/2026-07/graphql.json`,
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': accessToken },
    body: JSON.stringify(question),
    timeoutMs: 10_000,
  });
  if (!answer.ok) return err('no-answer');
  if (answer.value.status === 401) return err('token-refused');
  if (answer.value.status !== 200) return err('no-answer');
  try {
    return ok(JSON.parse(answer.value.text));
  } catch {
    return err('no-answer');
  }
}

const orUnavailable = (sent: Sent): Result<unknown, AdminApiError> =>
  sent.ok ? sent : err({ kind: 'unavailable' });
