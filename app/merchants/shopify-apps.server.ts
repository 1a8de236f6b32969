import type { Foundation } from '#app/platform/foundation.ts';
import { findInstalledShop } from './installations.server.ts';
import { isSignedLaunch } from './launch-query.ts';
import { listRegistrations, type Registration } from './registrations.server.ts';
import { parseShopDomain } from './shop-domain.ts';
import {
  createEmbeddedApp,
  createPaymentsApp,
  type EmbeddedApp,
  type PaymentsApp,
} from './shopify-library.server.ts';

export type AppsDeps = Pick<
  Foundation,
  'clock' | 'config' | 'database' | 'ids' | 'log' | 'sealing'
>;

/** Shopify's library once for each registration, made when it is first needed and anew when a secret is rotated. */
export type AppInstances = {
  embedded(registration: Registration): EmbeddedApp;
  payments(registration: Registration): PaymentsApp;
};

export function createAppInstances(deps: AppsDeps): AppInstances {
  return {
    embedded: oncePerSecret((registration) => createEmbeddedApp(deps, registration)),
    payments: oncePerSecret((registration) => createPaymentsApp(deps, registration)),
  };
}

function oncePerSecret<App>(create: (registration: Registration) => App) {
  const made = new Map<string, { readonly secret: string; readonly app: App }>();
  return (registration: Registration): App => {
    const { key, secret } = registration;
    const known = made.get(key);
    if (known?.secret === secret) return known.app;
    const app = create(registration);
    made.set(key, { secret, app });
    return app;
  };
}

/** Which app is opened when no token says so: the only one, the one that signed the address, or the one the shop has. */
export async function findLaunched(
  deps: AppsDeps,
  kind: Registration['kind'],
  request: Request,
): Promise<Registration | null> {
  const candidates = await listRegistrations(deps, kind);
  const [only] = candidates;
  if (only && candidates.length === 1) return only;
  const query = new URL(request.url).searchParams;
  const signer = candidates.find(({ secret }) => isSignedLaunch(query, secret));
  if (signer) return signer;
  const domain = parseShopDomain(query.get('shop') ?? '');
  if (!domain) return null;
  const installed = await Promise.all(
    candidates.map(({ key }) => findInstalledShop(deps, { registrationKey: key, domain })),
  );
  return candidates.find((_candidate, index) => installed[index]) ?? null;
}
