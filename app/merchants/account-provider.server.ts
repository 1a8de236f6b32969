import { acceptedManifest, declaredProvider } from '#app/gateways/declared-gateways.ts';
import type { GatewayProvider } from '#app/gateways/gateway.ts';
import { findProvider } from '#app/gateways/registry.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import {
  approvedAmong,
  type DeclaredRow,
  findDeclaredRow,
} from './declared-gateways.store.server.ts';

/** Which gateway an account is at: one of the registry, or a version of one that its shop declared. */
export type AccountGateway = {
  readonly gateway: string;
  readonly declaredGatewayId: string | null;
};

/** The provider of an account; null where this house has none, or the shop declared none of this id. */
export async function providerOf(
  tx: ShopTransaction,
  shopId: ShopId,
  { gateway, declaredGatewayId: id }: AccountGateway,
): Promise<GatewayProvider | null> {
  if (id === null) return findProvider(gateway);
  const row = await findDeclaredRow(tx, { shopId, id });
  return row && providerOfVersion(tx, row);
}

/** The provider that a manifest makes. It may call what the operator approves now; the next opening asks again. */
export async function providerOfVersion(
  tx: ShopTransaction,
  { manifest, sandboxHost, productionHost }: DeclaredRow,
): Promise<GatewayProvider> {
  const approved = await approvedAmong(tx, [sandboxHost, productionHost]);
  return declaredProvider(acceptedManifest(manifest), { mayCall: (host) => approved.has(host) });
}
