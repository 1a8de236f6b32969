import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { NotTaken, Rail, ShopifyAccess } from '#app/rails/rail.ts';
import {
  accessTokenFor,
  type NoToken,
  refreshAfterRefusal,
  type TokenHolder,
} from './access-token.server.ts';
import { listInstallations } from './installations.server.ts';
import { listAccounts } from './manage-accounts.server.ts';
import { listRegistrations } from './registrations.server.ts';
import { writeShopEvent } from './shop-events.store.server.ts';

type Deps = Pick<
  Foundation,
  'clock' | 'config' | 'database' | 'egress' | 'ids' | 'log' | 'sealing'
> & { readonly rail: Pick<Rail, 'configure'> };

/** `not-installed`: the shop has no payments app, so there is nobody to tell. */
export type ReadinessNotTold = NoToken | NotTaken | { readonly kind: 'not-installed' };

/** Whether codes can be issued at all, and the name under which Shopify shows the account. */
export type Readiness = { readonly ready: boolean; readonly externalHandle: string };

/** The account in use: the live default before the test one. */
export async function readinessOf(
  deps: Pick<Foundation, 'config' | 'database'>,
  shopId: ShopId,
): Promise<Readiness> {
  const inUse = (await listAccounts(deps, shopId)).filter(
    ({ defaultFor }) => defaultFor.length > 0,
  );
  const account = inUse.find(({ mode }) => mode === 'live') ?? inUse[0];
  return { ready: account !== undefined, externalHandle: account?.label ?? '' };
}

/**
 * Tells Shopify whether this app can take payments in the shop: to be called after each change of the accounts. Not told is
 * not lost: the page shows it, and telling again is harmless.
 */
export async function tellReadiness(
  deps: Deps,
  { shopId, actor }: { readonly shopId: ShopId; readonly actor: Actor },
): Promise<Result<Readiness, ReadinessNotTold>> {
  const keys = (await listRegistrations(deps, 'payments-app')).map(({ key }) => key);
  const installation = (await listInstallations(deps, shopId)).find(
    ({ registrationKey, state }) => state === 'installed' && keys.includes(registrationKey),
  );
  if (!installation) return err({ kind: 'not-installed' });
  const { registrationKey } = installation;
  const readiness = await readinessOf(deps, shopId);
  const told = await configure(deps, { registrationKey, shopId }, readiness);
  if (!told.ok) return told;
  await deps.database.inShop(shopId, async (tx) => {
    const { ready } = readiness;
    await tx.installation.updateMany({ where: { shopId, registrationKey }, data: { ready } });
    const event = { shopId, id: deps.ids.next(), at: deps.clock.now(), actor };
    const data = { registration: registrationKey, ready: `${ready}` };
    await writeShopEvent(tx, { ...event, kind: 'app-readiness-told', data });
  });
  return ok(readiness);
}

/** Says it, and once more with a new token where Shopify refused the old one. */
async function configure(
  deps: Deps,
  holder: TokenHolder,
  readiness: Readiness,
): Promise<Result<null, ReadinessNotTold>> {
  const say = (access: ShopifyAccess) => deps.rail.configure(access, readiness);
  const access = await accessTokenFor(deps, holder);
  if (!access.ok) return access;
  const told = await say(access.value);
  if (told.ok || told.error.kind !== 'token') return told;
  const refused = access.value.accessToken;
  const renewed = await refreshAfterRefusal(deps, { ...holder, refused });
  return renewed.ok ? say(renewed.value) : renewed;
}
