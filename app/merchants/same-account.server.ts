import type { Credentials, GatewayMode } from '#app/gateways/gateway.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type AccountGateway, providerOf } from './account-provider.server.ts';
import type { AccountRefused } from './gateway-account.ts';
import type { AccountKey } from './gateway-accounts.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'database' | 'egress'>;

/** An account, and the proven keys that are to take the place of its own. */
export type NewKeys = AccountKey &
  AccountGateway & { readonly mode: GatewayMode; readonly credentials: Credentials };

/** `another-account`: the keys are good, and do not know a code of this account that can still be paid. */
export type NotItsKeys = AccountRefused | { readonly kind: 'another-account' };

/**
 * Whether new keys are of the same account at the gateway: they know its latest code that can still be paid. With those of
 * another nobody could ask for its codes any more, and what comes in on them would be out of sight. Nothing is asked where
 * no code lives. Not to be called inside a transaction (law 5).
 */
export async function proveSameAccount(
  { clock, config, database, egress }: Deps,
  { shopId, mode, credentials, ...account }: NewKeys,
): Promise<Result<null, NotItsKeys>> {
  const { provider, reference } = await database.inShop(shopId, async (tx) => ({
    provider: await providerOf(tx, shopId, account),
    reference: await latestLiveCode(tx, { ...account, shopId }),
  }));
  if (!provider || reference === null) return ok(null);
  const keys = { mode, credentials, notificationUrl: config.appUrl };
  const asked = await provider.open({ egress, clock }, keys).query(reference);
  if (!asked.ok) return err({ kind: 'not-proved', error: asked.error });
  return asked.value.status === 'not-found' ? err({ kind: 'another-account' }) : ok(null);
}

/** What the gateway calls it; of an account at a declared gateway only codes of its own version, which its keys are for. */
async function latestLiveCode(
  tx: ShopTransaction,
  { shopId, accountId, declaredGatewayId }: AccountKey & Pick<AccountGateway, 'declaredGatewayId'>,
): Promise<string | null> {
  const live = { reference: { not: null }, state: { in: ['live', 'voiding'] } };
  const code = await tx.voucher.findFirst({
    where: { shopId, accountId, declaredGatewayId, ...live },
    orderBy: { intendedAt: 'desc' },
    select: { reference: true },
  });
  return code?.reference ?? null;
}
