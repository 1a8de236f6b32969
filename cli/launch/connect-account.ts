import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { dialectNamed } from '#sandbox/providers.ts';
import { type CastShop, keysAt } from './cast.ts';
import { ROOT } from './places.ts';
import { openAdmin, type Staff } from './staff.ts';
import type { World } from './world.ts';

/**
 * Connects a shop's test account at a gateway in the settings; answers the address to copy. A gateway of which the app has
 * no island is declared first by its manifest, and the operator approves its host.
 */
export async function connectAccount(
  world: World,
  shop: CastShop,
  gateway: string,
): Promise<string> {
  const staff = openAdmin(world, shop.domain);
  const manifest = dialectNamed(gateway)?.manifest;
  const screen = manifest ? await declareGateway(world, staff, manifest) : NEW_ACCOUNT;
  const keys = Object.entries(keysAt(shop, gateway));
  const leads = await staff.send(screen, {
    gateway,
    mode: 'test',
    label: shop.name,
    ...Object.fromEntries(keys.map(([name, value]) => [`credential.${name}`, value])),
  });
  const account = { path: pathOf(leads), route: 'routes/app.settings.accounts.$id' };
  return (await staff.read<{ notificationUrl: string }>(account)).notificationUrl;
}

const NEW_ACCOUNT = {
  path: '/app/settings/accounts/new',
  route: 'routes/app.settings.accounts.new',
} as const;

/** Answers the screen on which accounts of the declared gateway are connected. */
async function declareGateway(world: World, staff: Staff, file: string) {
  const manifest = await readFile(path.join(ROOT, file), 'utf8');
  const leads = await staff.send(
    { path: '/app/settings/gateways/new', route: 'routes/app.settings.gateways.new' },
    { intent: 'save', manifest },
  );
  const { hosts } = JSON.parse(manifest) as { hosts: { sandbox: string } };
  await promisify(execFile)(
    process.execPath,
    ['cli/gateways.ts', 'approve', new URL(hosts.sandbox).hostname],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        DATABASE_OWNER_URL: world.ownerUrl,
      },
    },
  );
  return { path: pathOf(leads), route: 'routes/app.settings.gateways.$id' };
}

function pathOf(leads: string | null): string {
  const [page] = leads?.split('?') ?? [];
  if (!page) throw new Error('what was saved is not shown');
  return page;
}
