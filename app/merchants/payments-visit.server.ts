import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import { findInstalledShop, recordInstallation } from './installations.server.ts';
import { localeOf } from './locale.ts';
import { parseShopDomain } from './shop-domain.ts';
import { type AppInstances, type AppsDeps, findLaunched } from './shopify-apps.server.ts';
import { authPath } from './shopify-library.server.ts';
import { plainly } from './staff.server.ts';

/** Someone who may manage the payments app in a shop, by Shopify's authorization. Shopify does not say who it is. */
export type PaymentsVisitor = {
  readonly shopId: ShopId;
  readonly shopDomain: string;
  readonly registrationKey: RegistrationKey;
  readonly clientId: string;
  readonly actor: 'staff:unnamed';
  readonly locale: string;
};

/** Lets in who Shopify has authorized for this shop; throws the Response that leads there, or refuses. */
export async function requirePaymentsVisitor(
  deps: AppsDeps,
  apps: AppInstances,
  request: Request,
): Promise<PaymentsVisitor> {
  const asked = new URL(request.url).searchParams.get('shop');
  const domain = asked === null ? null : parseShopDomain(asked);
  const registration = await findLaunched(deps, 'payments-app', request);
  if (!registration || (asked !== null && !domain)) {
    throw new Response('Open this page from your Shopify admin.', { status: 400 });
  }
  const { session } = await apps
    .payments(registration)
    .authenticate.admin(request)
    .catch((refusal: unknown) => {
      throw plainly(refusal);
    });
  const { key: registrationKey, clientId } = registration;
  // The cookie may be of another shop of the same merchant: then this one has to be authorized first.
  if (domain && domain !== session.shop) {
    throw Response.redirect(`${deps.config.appUrl}${authPath(registrationKey)}?shop=${domain}`);
  }
  const who = { registrationKey, domain: session.shop };
  const actor = 'staff:unnamed';
  const install = { ...who, scopes: session.scope ?? '', actor } as const;
  const shopId = (await findInstalledShop(deps, who)) ?? (await recordInstallation(deps, install));
  return {
    shopId,
    shopDomain: session.shop,
    registrationKey,
    clientId,
    actor,
    locale: localeOf(request),
  };
}
