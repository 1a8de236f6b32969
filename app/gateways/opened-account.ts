import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Gateway, GatewayMode, GatewayProvider } from './gateway.ts';

/** An account at a gateway, ready to be called. */
export type OpenedAccount = {
  readonly provider: GatewayProvider;
  readonly gateway: Gateway;
  readonly mode: GatewayMode;
};

/** Opens the account that a code was issued with; null where it does not exist in this shop. */
export type OpenAccount = (ref: {
  shopId: ShopId;
  accountId: AccountId;
}) => Promise<OpenedAccount | null>;
