import pg from 'pg';
import { openBrowser } from './browser.ts';
import { APP_URL } from './places.ts';
import type { World } from './world.ts';

/**
 * What a merchant does before the first sale: installs both apps, sets up the gateway's account on the payments app's
 * page, tells PagoEfectivo where to notify, and sees that Shopify was told the app is ready.
 */
export async function openShop(world: World, domain: string): Promise<void> {
  const { control, cast } = world;
  const shop = cast.shops.find((candidate) => candidate.domain === domain);
  if (!shop) throw new Error(`there is no shop ${domain}`);
  for (const app of ['payments'] as const) await install(world, domain, app);
  await addAccount(world, shop);
  await control.setNotificationUrl(shop.service.idService, await callbackUrl(world, domain));
  const { shopify } = await control.books();
  const line = shopify.shops.find((candidate) => candidate.domain === domain);
  if (!line?.apps.some(({ name, ready }) => name === 'payments' && ready))
    throw new Error('Shopify was not told that the payments app is ready');
}

async function install(world: World, domain: string, app: 'embedded' | 'payments'): Promise<void> {
  const { status, location } = await world.control.install(domain, app);
  if (status !== 200) throw new Error(`installing ${app} ended with ${status} at ${location.split('?')[0]}`);
}

async function addAccount(world: World, shop: World['cast']['shops'][number]): Promise<void> {
  const browser = openBrowser();
  const entered = `${APP_URL}/payments-app?shop=${shop.domain}`;
  const first = await browser.open(world.browserUrl(entered));
  // Shopify asks whether to let the app in, and sends the browser back to it.
  const page = /oauth\/authorize/.test(first.url) ? await browser.press(first, null) : first;
  const { idService, accessKey, secretKey, mode } = shop.service;
  const typed = {
    label: shop.name,
    mode,
    'field.idService': idService,
    'field.accessKey': accessKey,
    'field.secretKey': secretKey,
  };
  const done = page && (await browser.press(page, { name: 'intent', value: 'add' }, typed));
  if (done?.status !== 200 || !done.url.includes('done=added'))
    throw new Error(`the gateway account was not taken: ${done?.status} ${done?.url ?? page?.url}`);
}

/** The address that the settings page shows for copying. */
async function callbackUrl(world: World, domain: string): Promise<string> {
  const client = new pg.Client(world.ownerUrl);
  await client.connect();
  const { rows } = await client
    .query<{ gateway: string; path_key: string }>(
      `select gateway, path_key from gateway_account join shop on shop.id = shop_id
       where domain = $1 and is_default`,
      [domain],
    )
    .finally(() => client.end());
  const [account] = rows;
  if (!account) throw new Error(`${domain} has no gateway account`);
  return `${APP_URL}/notifications/${account.gateway}/${account.path_key}`;
}
