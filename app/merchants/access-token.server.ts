import type { Session } from '@shopify/shopify-api';
import { after, MINUTE } from '#app/kernel/clock.ts';
import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { ShopifyAccess } from '#app/rails/rail.ts';
import { findRegistration, type Registration } from './registrations.server.ts';
import {
  type KeptSession,
  offlineSessionId,
  readSession,
  replaceSession,
} from './shopify-session.store.server.ts';
import { renewOfflineToken } from './token-grant.server.ts';
import { withTokenLock } from './token-lock.server.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'database' | 'egress' | 'log' | 'sealing'>;

export type TokenHolder = {
  readonly registrationKey: RegistrationKey;
  readonly shopId: ShopId;
};

/** `uninstalled`: the shop no longer has this app. `unavailable`: no token now; the next visit of staff, or time, brings one. */
export type NoToken = { readonly kind: 'uninstalled' } | { readonly kind: 'unavailable' };

/** A token with less than this left is renewed before it is used. */
const RENEW_BEFORE_MS = 5 * MINUTE;

/** The offline token for work that no person waits for, renewed before it ends. */
export async function accessTokenFor(
  deps: Deps,
  holder: TokenHolder,
): Promise<Result<ShopifyAccess, NoToken>> {
  const found = await holding(deps, holder);
  if (!found.ok) return found;
  const { kept } = found.value;
  const access = accessOf(kept);
  const endsSoon =
    kept.expiresAt !== null && kept.expiresAt <= after(deps.clock.now(), RENEW_BEFORE_MS);
  if (access && !endsSoon) return ok(access);
  const renewed = await renew(deps, found.value, kept.session.accessToken);
  const stillGood = kept.expiresAt !== null && kept.expiresAt > deps.clock.now();
  return !renewed.ok && access && stillGood ? ok(access) : renewed;
}

/** To be called when Shopify answered 401 to `refused`: gives the token that has taken its place, or renews it. */
export async function refreshAfterRefusal(
  deps: Deps,
  holder: TokenHolder & { readonly refused: string },
): Promise<Result<ShopifyAccess, NoToken>> {
  const found = await holding(deps, holder);
  return found.ok ? renew(deps, found.value, holder.refused) : found;
}

type Holding = {
  readonly registration: Registration;
  readonly domain: string;
  readonly kept: KeptSession;
};

async function holding(deps: Deps, holder: TokenHolder): Promise<Result<Holding, NoToken>> {
  const { registrationKey, shopId } = holder;
  const installation = await deps.database.inShop(shopId, (tx) =>
    tx.installation.findUnique({ where: { shopId_registrationKey: { shopId, registrationKey } } }),
  );
  if (installation?.state !== 'installed') return err({ kind: 'uninstalled' });
  const registration = await findRegistration(deps, registrationKey);
  const shop = await deps.database.directory.shop.findUnique({ where: { id: shopId } });
  if (!registration || !shop) return err({ kind: 'unavailable' });
  const { domain } = shop;
  const kept = await readSession(deps, { registrationKey, id: offlineSessionId(domain) });
  return kept ? ok({ registration, domain, kept }) : err({ kind: 'unavailable' });
}

const accessOf = ({ session }: KeptSession): ShopifyAccess | null =>
  session.accessToken ? { shopDomain: session.shop, accessToken: session.accessToken } : null;

/** Renews under a lock; whoever waited for it finds the new token and asks for none. */
async function renew(
  deps: Deps,
  { registration, domain }: Holding,
  spent: string | undefined,
): Promise<Result<ShopifyAccess, NoToken>> {
  const { key: registrationKey } = registration;
  const who = { registrationKey, id: offlineSessionId(domain) };
  return withTokenLock(deps, `token ${registrationKey} ${domain}`, async () => {
    const kept = await readSession(deps, who);
    if (!kept) return err({ kind: 'unavailable' });
    const current = accessOf(kept);
    if (current && current.accessToken !== spent) return ok(current);
    const { refreshToken } = kept.session;
    if (!refreshToken) return err({ kind: 'unavailable' });
    const granted = await renewOfflineToken(deps.egress, registration, { domain, refreshToken });
    if (!granted.ok) {
      deps.log.warn('shopify.token-not-renewed', { shop: domain, why: granted.error });
      return err({ kind: 'unavailable' });
    }
    return keep(deps, { registrationKey, session: granted.value, instead: kept });
  });
}

/** Saves the new token; where staff's visit or an uninstall came between, what stands then is the answer. */
async function keep(
  deps: Deps,
  change: { registrationKey: RegistrationKey; session: Session; instead: KeptSession },
): Promise<Result<ShopifyAccess, NoToken>> {
  const replaced = await replaceSession(deps, change);
  const { registrationKey, session } = change;
  const stands = replaced
    ? { session }
    : await readSession(deps, { registrationKey, id: session.id });
  const { accessToken, shop } = stands?.session ?? {};
  return accessToken && shop ? ok({ shopDomain: shop, accessToken }) : err({ kind: 'unavailable' });
}
