import type { Credentials, GatewayError, GatewayMode } from '#app/gateways/gateway.ts';
import { DAY } from '#app/kernel/clock.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
import type { Config } from '#app/platform/config.server.ts';
import type { Sealing } from '#app/platform/sealing.server.ts';

/** How long the gateway may still sign with keys that were replaced. */
export const PREVIOUS_KEYS_MS = 7 * DAY;

/** A shop's account at a gateway, without its keys: those are never shown again. */
export type GatewayAccount = {
  readonly id: AccountId;
  readonly gateway: string;
  /** The version of its manifest, where the shop declared the gateway itself; else null. */
  readonly declaredGatewayId: string | null;
  readonly mode: GatewayMode;
  readonly label: string;
  readonly state: 'active' | 'retired';
  /** The currencies in which new codes of its mode are issued with it. */
  readonly defaultFor: readonly Currency[];
  /** When a real call last proved the keys. */
  readonly provedAt: Date;
  /** Until when notifications signed with the replaced keys are believed too; null where none were replaced. */
  readonly previousUntil: Date | null;
  /** Its credentials are gone: it is retired, and nothing can be asked with it or verified by it. */
  readonly erased: boolean;
  /** What the merchant enters at the gateway, so that it tells us of payments. */
  readonly notificationUrl: string;
};

/** Why an account was not taken. `not-proved`: the gateway itself did not accept the keys, or could not be asked. */
export type AccountRefused =
  | { readonly kind: 'unknown-gateway' }
  | { readonly kind: 'invalid-fields'; readonly fields: readonly string[] }
  | { readonly kind: 'live-needs-true-clock' }
  | { readonly kind: 'not-proved'; readonly error: GatewayError };

export type AccountMissing = { readonly kind: 'not-found' };

/** Where a gateway is to send an account's notifications. */
export const notificationUrlOf = (
  config: Pick<Config, 'appUrl'>,
  account: { readonly gateway: string; readonly pathKey: string },
): string => `${config.appUrl}/notifications/${account.gateway}/${account.pathKey}`;

type Owner = { readonly shopId: ShopId; readonly accountId: AccountId };

/** Current and previous keys share their place: rotation moves the sealed text from one column to the other. */
const placeOf = ({ shopId, accountId }: Owner) => ({
  shop: shopId,
  column: `gateway_account.credentials/${accountId}`,
});

export const sealCredentials = (
  sealing: Sealing,
  owner: Owner,
  credentials: Credentials,
): Promise<string> => sealing.seal(JSON.stringify(credentials), placeOf(owner));

/** Opens what `sealCredentials` sealed; only ever our own text. */
export const openCredentials = async (
  sealing: Sealing,
  owner: Owner,
  sealed: string,
): Promise<Credentials> => JSON.parse(await sealing.open(sealed, placeOf(owner))) as Credentials;

/** A label as it is kept: one line, 1 to 60 characters. */
export function parseLabel(text: string): string | null {
  const label = text.replace(/\s+/g, ' ').trim();
  return label.length >= 1 && label.length <= 60 ? label : null;
}
