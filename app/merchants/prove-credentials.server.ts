import type { Credentials, GatewayMode } from '#app/gateways/gateway.ts';
import { findProvider } from '#app/gateways/registry.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import type { AccountRefused } from './gateway-account.ts';

type Deps = Pick<Foundation, 'clock' | 'config' | 'egress'>;

/** What a merchant typed in for an account at a gateway. */
export type EnteredCredentials = {
  readonly gateway: string;
  readonly mode: GatewayMode;
  readonly fields: Readonly<Record<string, string>>;
};

/** Reads the form and proves the keys by a real call that changes nothing. Not to be called inside a transaction (law 5). */
export async function proveCredentials(
  { clock, config, egress }: Deps,
  { gateway, mode, fields }: EnteredCredentials,
): Promise<Result<Credentials, AccountRefused>> {
  // Money is not taken by a clock that can be moved (law 10).
  if (mode === 'live' && config.clockOffsetFile !== null) {
    return err({ kind: 'live-needs-true-clock' });
  }
  const provider = findProvider(gateway);
  if (!provider) return err({ kind: 'unknown-gateway' });
  const credentials = provider.parseCredentials(fields);
  if (!credentials.ok) return err({ kind: 'invalid-fields', fields: credentials.error });
  const keys = { mode, credentials: credentials.value, notificationUrl: config.appUrl };
  const proved = await provider.open({ egress, clock }, keys).probe();
  return proved.ok ? proved : err({ kind: 'not-proved', error: proved.error });
}

/** The success of a use-case that has nothing to tell. */
export const done = ok(null);
