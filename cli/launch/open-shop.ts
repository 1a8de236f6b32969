import { dialectNamed } from '#sandbox/providers.ts';
import { type CastShop, keysAt } from './cast.ts';
import { connectAccount } from './connect-account.ts';
import type { World } from './world.ts';

/**
 * What a merchant does before the first sale: installs both apps, connects the gateway's account in the settings (which
 * tells Shopify that the app is ready), and gives the gateway's staff the address shown there.
 */
export async function openShop(
  world: World,
  domain: string,
  gateway = 'pagoefectivo',
): Promise<void> {
  const { control, cast } = world;
  const shop = cast.shops.find((candidate) => candidate.domain === domain);
  if (!shop) throw new Error(`there is no shop ${domain}`);
  for (const app of ['embedded', 'payments'] as const) await install(world, domain, app);
  const callbackUrl = await connectAccount(world, shop, gateway);
  await control.setNotificationUrl({ gateway, account: accountAt(shop, gateway) }, callbackUrl);
  const { shopify } = await control.books();
  const line = shopify.shops.find((candidate) => candidate.domain === domain);
  if (!line?.apps.some(({ name, ready }) => name === 'payments' && ready))
    throw new Error('Shopify was not told that the payments app is ready');
}

async function install(world: World, domain: string, app: 'embedded' | 'payments'): Promise<void> {
  const { status, location } = await world.control.install(domain, app);
  if (status !== 200)
    throw new Error(`installing ${app} ended with ${status} at ${location.split('?')[0]}`);
}

/** How the gateway calls the shop's account there. */
function accountAt(shop: CastShop, gateway: string): string {
  const key = dialectNamed(gateway)?.accountKey;
  return (key && keysAt(shop, gateway)[key]) ?? '';
}
