import type { Actor } from '#app/kernel/actor.ts';
import { after, MINUTE } from '#app/kernel/clock.ts';
import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { shopIdOf } from './shop-domain.ts';
import { type ShopEventKind, writeShopEvent } from './shop-events.store.server.ts';
import { createShortMemory } from './short-memory.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database'>;

/** Shopify's clock and ours may differ by this much. */
const CLOCK_TOLERANCE_MS = MINUTE;

const installedShops = createShortMemory<ShopId>();
const memoryKey = (registrationKey: string, domain: string) => `${registrationKey} ${domain}`;

export type Install = {
  readonly registrationKey: RegistrationKey;
  readonly domain: string;
  /** As Shopify granted them, comma-separated. */
  readonly scopes: string;
  readonly actor: Actor;
};

/** The shop that has this registration installed now, or null. Remembered for at most five seconds. */
export async function findInstalledShop(
  deps: Pick<Foundation, 'clock' | 'database'>,
  { registrationKey, domain }: { registrationKey: string; domain: string },
): Promise<ShopId | null> {
  const key = memoryKey(registrationKey, domain);
  return installedShops.recall({ owner: deps.database, key, now: deps.clock.now() }, async () => {
    const { rows } = await deps.database.app.query<{ shop: ShopId | null }>(
      'select installed_shop($1, $2) as shop',
      [registrationKey, domain],
    );
    return rows[0]?.shop ?? null;
  });
}

/** Writes down that a shop has the app: the shop on first sight, the installation, and an event when it is news. */
export async function recordInstallation(deps: Deps, install: Install): Promise<ShopId> {
  const { registrationKey, domain, scopes, actor } = install;
  const shopId = shopIdOf(domain);
  const at = deps.clock.now();
  await deps.database.inShop(shopId, async (tx) => {
    await tx.shop.createMany({
      data: [{ id: shopId, domain, createdAt: at }],
      skipDuplicates: true,
    });
    const { count: isNew } = await tx.installation.createMany({
      data: [{ shopId, registrationKey, state: 'installed', scopes, installedAt: at }],
      skipDuplicates: true,
    });
    const { count: isBack } = await tx.installation.updateMany({
      where: { shopId, registrationKey, state: 'uninstalled' },
      data: { state: 'installed', scopes, ready: false, installedAt: at, uninstalledAt: null },
    });
    const news = { shopId, registrationKey, at, actor };
    if (isNew + isBack > 0) return writeNews(tx, deps, { ...news, kind: 'app-installed', scopes });
    await changeScopes(tx, deps, { ...news, scopes });
  });
  return shopId;
}

type News = {
  readonly shopId: ShopId;
  readonly registrationKey: string;
  readonly at: Date;
  readonly actor: Actor;
};

const writeNews = (
  tx: ShopTransaction,
  { ids }: Pick<Foundation, 'ids'>,
  { registrationKey, scopes, ...news }: News & { kind: ShopEventKind; scopes?: string },
): Promise<void> =>
  writeShopEvent(tx, {
    ...news,
    id: ids.next(),
    data: { registration: registrationKey, ...(scopes === undefined ? {} : { scopes }) },
  });

/** What the shop grants the app from now on; an event when that differs from before. */
export async function changeScopes(
  tx: ShopTransaction,
  deps: Pick<Foundation, 'ids'>,
  change: News & { readonly scopes: string },
): Promise<void> {
  const { shopId, registrationKey, scopes } = change;
  const { count } = await tx.installation.updateMany({
    where: { shopId, registrationKey, state: 'installed', NOT: { scopes } },
    data: { scopes },
  });
  if (count > 0) await writeNews(tx, deps, { ...change, kind: 'app-scopes-changed' });
}

export type End = News & {
  readonly domain: string;
  /** When Shopify says that it happened, where it does. */
  readonly toldAt: Date | null;
};

/**
 * The shop no longer has the app, and its tokens are worth nothing. Shopify repeats this news for hours: told from before
 * the installation or the token that stands, it is old and changes nothing.
 */
export async function endInstallation(tx: ShopTransaction, deps: Deps, end: End): Promise<void> {
  const { shopId, registrationKey, domain, at, actor } = end;
  if (await isOldNews(tx, end)) return;
  await tx.shopifySession.deleteMany({ where: { shopDomain: domain, registrationKey } });
  const { count } = await tx.installation.updateMany({
    where: { shopId, registrationKey, state: 'installed' },
    data: { state: 'uninstalled', ready: false, uninstalledAt: at },
  });
  if (count > 0) {
    await writeNews(tx, deps, { shopId, registrationKey, at, actor, kind: 'app-uninstalled' });
  }
}

async function isOldNews(tx: ShopTransaction, end: End): Promise<boolean> {
  const { shopId, registrationKey, domain, toldAt } = end;
  if (!toldAt) return false;
  const since = after(toldAt, CLOCK_TOLERANCE_MS);
  const installed = await tx.installation.count({
    where: { shopId, registrationKey, installedAt: { gt: since } },
  });
  const granted = await tx.shopifySession.count({
    where: { shopDomain: domain, registrationKey, updatedAt: { gt: since } },
  });
  return installed + granted > 0;
}

/** To be called after the transaction in which an installation ended. */
export const forgetInstalledShop = (
  { database }: Pick<Foundation, 'database'>,
  { registrationKey, domain }: { registrationKey: string; domain: string },
): void => installedShops.forget(database, memoryKey(registrationKey, domain));

/** Which of our apps a shop has, and how each stands. */
export type Installation = {
  readonly registrationKey: RegistrationKey;
  readonly state: 'installed' | 'uninstalled';
  readonly scopes: readonly string[];
  /** Whether Shopify was told that this app can take payments in the shop. */
  readonly ready: boolean;
};

export async function listInstallations(
  deps: Pick<Foundation, 'database'>,
  shopId: ShopId,
): Promise<readonly Installation[]> {
  const rows = await deps.database.inShop(shopId, (tx) =>
    tx.installation.findMany({ where: { shopId }, orderBy: { registrationKey: 'asc' } }),
  );
  return rows.map(({ registrationKey, state, scopes, ready }) => ({
    registrationKey: registrationKey as RegistrationKey,
    state: state === 'installed' ? 'installed' : 'uninstalled',
    scopes: scopes.split(',').filter((scope) => scope !== ''),
    ready,
  }));
}
