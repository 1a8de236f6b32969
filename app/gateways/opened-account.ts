import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Gateway, GatewayMode, GatewayProvider } from './gateway.ts';

/** An account at a gateway, ready to be called. */
export type OpenedAccount = {
  readonly provider: GatewayProvider;
  readonly gateway: Gateway;
  readonly mode: GatewayMode;
  /** The version of its manifest that it was opened by, where the shop declared the gateway itself. */
  readonly version?: string | null;
};

/**
 * Opens the account that a code was issued with; null where it does not exist in this shop. A code of a declared gateway
 * names the version that it was issued by; without one the account is opened as it stands now.
 */
export type OpenAccount = (ref: {
  shopId: ShopId;
  accountId: AccountId;
  version?: string | null;
}) => Promise<OpenedAccount | null>;
