import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import { systemClock } from '#app/platform/clock.server.ts';
import { findInstalledShop, recordInstallation } from './installations.server.ts';
import { localeOf } from './locale.ts';
import { ageOf, faultOf } from './refused-token.ts';
import { listRegistrations, type Registration } from './registrations.server.ts';
import {
  type NotStaff,
  readStaffClaims,
  type StaffClaims,
  sessionTokenOf,
} from './session-token.ts';
import { keepShopName } from './shop-name.server.ts';
import { type AppInstances, type AppsDeps, findLaunched } from './shopify-apps.server.ts';
import type { AdminGraphql } from './shopify-library.server.ts';

/** A member of a shop's staff in Shopify's admin, proven by a session token. */
export type Staff = {
  readonly shopId: ShopId;
  readonly shopDomain: string;
  readonly registrationKey: RegistrationKey;
  readonly actor: `staff:${string}`;
  /** A language tag, as Shopify or the browser names it. */
  readonly locale: string;
  readonly admin: { readonly graphql: AdminGraphql };
};

/** Turns away, and tells the operator why; never what the token holds (law 9). */
function unauthorized({ log }: Pick<AppsDeps, 'log'>, why: Turned): Response {
  log.warn('shopify.staff-refused', { why, status: 401 });
  return new Response('Open this page from your Shopify admin.', { status: 401 });
}

/** `unknown-app`: the token is for an app that this server does not run, as when it came to the wrong server. */
type Turned =
  | 'unknown-app'
  | 'no-app-named'
  | 'no-token'
  | 'other-shop'
  | `not-of-staff: ${NotStaff}`;

/** Turns the library's bare 500 (Shopify did not answer our token exchange) into an answer that says what to do. */
export function plainly(refusal: unknown): unknown {
  if (!(refusal instanceof Response) || refusal.status !== 500) return refusal;
  const words =
    'Shopify did not let us in just now. No money and no order has changed. Please try again in a minute.';
  return new Response(words, { status: 503, headers: { 'retry-after': '30' } });
}

/**
 * Lets staff in, and nobody else; throws the Response that answers everyone else (401, or Shopify's own way back in).
 * On first sight the installation is written down.
 */
export async function requireStaff(
  deps: AppsDeps,
  apps: AppInstances,
  request: Request,
): Promise<Staff> {
  const claims = claimsOf(deps, request);
  const registration = claims
    ? await registrationOf(deps, claims)
    : await findLaunched(deps, 'embedded', request);
  if (!registration) throw unauthorized(deps, claims ? 'unknown-app' : 'no-app-named');
  const context = await apps
    .embedded(registration)
    .authenticate.admin(request)
    .catch(async (refusal: unknown) => {
      await explain(deps, { registration, request, refusal });
      throw plainly(refusal);
    });
  if (!claims) throw unauthorized(deps, 'no-token');
  if (claims.domain !== context.session.shop) throw unauthorized(deps, 'other-shop');
  const visit = { registration, claims, scopes: context.session.scope ?? '' };
  const admin = { graphql: context.admin.graphql as AdminGraphql };
  return {
    shopId: await shopOf(deps, visit, admin.graphql),
    shopDomain: claims.domain,
    registrationKey: registration.key,
    actor: `staff:${claims.sub}`,
    locale: localeOf(request),
    admin,
  };
}

function claimsOf(deps: AppsDeps, request: Request): StaffClaims | null {
  const token = sessionTokenOf(request);
  if (token === null) return null;
  const claims = readStaffClaims(token);
  if (claims.ok) return claims.value;
  throw unauthorized(deps, `not-of-staff: ${claims.error}`);
}

type Refused = {
  readonly registration: Registration;
  readonly request: Request;
  readonly refusal: unknown;
};

/** Shopify's library does not say why it refuses a token. Its times are judged by the machine's clock, as there. */
async function explain({ log }: AppsDeps, { registration, request, refusal }: Refused) {
  const token = sessionTokenOf(request);
  if (token === null || !(refusal instanceof Response)) return;
  const now = systemClock.now();
  const fault = await faultOf(token, registration.secret, now);
  const facts = { why: `library: ${fault}`, status: refusal.status, age: ageOf(token, now) };
  // A frame that is loaded again brings its old token, and is led to a new one: that is no news.
  if (refusal.status < 400) log.info('shopify.staff-led-back', facts);
  else log.warn('shopify.staff-refused', facts);
}

const registrationOf = async (
  deps: AppsDeps,
  { clientId }: StaffClaims,
): Promise<Registration | null> =>
  (await listRegistrations(deps, 'embedded')).find(
    (registration) => registration.clientId === clientId,
  ) ?? null;

type Visit = {
  readonly registration: Registration;
  readonly claims: StaffClaims;
  readonly scopes: string;
};

async function shopOf(
  deps: AppsDeps,
  { registration, claims, scopes }: Visit,
  graphql: AdminGraphql,
): Promise<ShopId> {
  const { domain, sub } = claims;
  const who = { registrationKey: registration.key, domain };
  const known = await findInstalledShop(deps, who);
  if (known) return known;
  const shopId = await recordInstallation(deps, { ...who, scopes, actor: `staff:${sub}` });
  await keepShopName(deps, shopId, graphql);
  return shopId;
}
