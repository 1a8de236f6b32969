import type { GatewayProvider } from '#app/gateways/gateway.ts';
import { after } from '#app/kernel/clock.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { providerOfVersion } from './account-provider.server.ts';
import { LATE_WINDOW } from './credentials-kept.ts';
import { listFormerRows } from './declared-gateways.store.server.ts';
import type { AccountRow } from './gateway-accounts.store.server.ts';

type Declared = {
  readonly row: AccountRow;
  readonly provider: GatewayProvider;
  readonly now: Date;
};

/** How an account's deliveries are read: by its manifest, and by each former version of it of which codes are not over yet. */
export async function asFormerlyToo(
  tx: ShopTransaction,
  { row, provider, now }: Declared,
): Promise<GatewayProvider> {
  const { id: accountId, declaredGatewayId } = row;
  if (declaredGatewayId === null) return provider;
  const shopId = row.shopId as ShopId;
  const since = after(now, -LATE_WINDOW);
  const rows = await listFormerRows(tx, { shopId, accountId, now: declaredGatewayId, since });
  const former = await Promise.all(rows.map((each) => providerOfVersion(tx, each)));
  return former.length === 0 ? provider : readByAny(provider, former);
}

/** The first that believes and can read a delivery; else the first that believes it; else the newest says why not. */
function readByAny(newest: GatewayProvider, former: readonly GatewayProvider[]): GatewayProvider {
  const all = [newest, ...former];
  const namesPeople = all.some(({ capabilities }) => capabilities.notificationsNamePeople);
  return {
    ...newest,
    capabilities: { ...newest.capabilities, notificationsNamePeople: namesPeople },
    readNotification: (raw, credentials) => {
      const reads = all.map((provider) => provider.readNotification(raw, credentials));
      const believed = reads.find((read) => !read.ok && read.error.reason === 'unreadable');
      return reads.find((read) => read.ok) ?? believed ?? newest.readNotification(raw, credentials);
    },
    scrub: (text) => all.reduce((shown, { scrub }) => scrub(shown), text),
  };
}
