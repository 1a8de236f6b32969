import type { Credentials, GatewayMode } from '#app/gateways/gateway.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type AccountGateway, providerOf } from './account-provider.server.ts';
import type { AccountRefused } from './gateway-account.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'database' | 'egress'>;

/** What a merchant typed in for an account at a gateway. */
export type EnteredCredentials = AccountGateway & {
  readonly shopId: ShopId;
  readonly mode: GatewayMode;
  readonly fields: Readonly<Record<string, string>>;
};

/** Reads the form and proves the keys by a real call that changes nothing. Not to be called inside a transaction (law 5). */
export async function proveCredentials(
  { clock, config, database, egress }: Deps,
  { shopId, mode, fields, ...at }: EnteredCredentials,
): Promise<Result<Credentials, AccountRefused>> {
  // Money is not taken by a clock that can be moved (law 10).
  if (mode === 'live' && config.clockOffsetFile !== null) {
    return err({ kind: 'live-needs-true-clock' });
  }
  const provider = await database.inShop(shopId, (tx) => providerOf(tx, shopId, at));
  if (!provider) return err({ kind: 'unknown-gateway' });
  const credentials = provider.parseCredentials(fields);
  if (!credentials.ok) return err({ kind: 'invalid-fields', fields: credentials.error });
  const keys = { mode, credentials: credentials.value, notificationUrl: config.appUrl };
  const proved = await provider.open({ egress, clock }, keys).probe();
  return proved.ok ? proved : err({ kind: 'not-proved', error: proved.error });
}

/** The success of a use-case that has nothing to tell. */
export const done = ok(null);
