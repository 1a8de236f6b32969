import { capabilitiesOf, hostOf, type Manifest } from '#app/gateways/declared-gateways.ts';

import type { ShopId } from '#app/kernel/ids.ts';
import {
  accountsBehind,
  type DeclaredGateway,
  type DeclaredHost,
  findDeclaredGateway,
  listDeclaredGateways,
} from '#app/merchants/declared-gateways.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type InstantText, instantText } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import { type ProviderForm, providerForm } from '../provider-form.ts';

/** A declared gateway as a form shows it: what it can do, what it asks for, where it is called. */
export type DeclaredForm = ProviderForm & { readonly hosts: readonly string[] };

/** What a manifest says of its gateway, before it is kept. */
export const declaredForm = (manifest: Manifest): DeclaredForm => ({
  ...providerForm({
    gateway: 'declared',
    name: manifest.name,
    capabilities: capabilitiesOf(manifest),
    fields: manifest.credentials,
  }),
  hosts: [hostOf(manifest.hosts.sandbox), hostOf(manifest.hosts.production)],
});

/** A gateway that the shop declared, as a line. */
export type DeclaredLine = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly added: InstantText;
  readonly hosts: readonly DeclaredHost[];
};

export type DeclaredScreen = DeclaredLine & {
  readonly form: ProviderForm;
  readonly manifest: string;
  /** The accounts that are still at an older version: to be moved, not connected anew. */
  readonly behind: readonly { readonly id: string; readonly label: string }[];
};

type Deps = Pick<Foundation, 'database'>;
type Seer = { readonly shopId: ShopId; readonly reader: Reader };

const lineOf = (gateway: DeclaredGateway, reader: Reader): DeclaredLine => ({
  id: gateway.id,
  name: gateway.name,
  version: `${gateway.version}`,
  added: instantText(gateway.addedAt, reader),
  hosts: gateway.hosts,
});

/** The gateways that the shop declared, and whether each still waits for the operator. */
export const presentDeclaredGateways = async (
  deps: Deps,
  { shopId, reader }: Seer,
): Promise<readonly DeclaredLine[]> =>
  (await listDeclaredGateways(deps, shopId)).map((gateway) => lineOf(gateway, reader));

/** One of them, with the form that connects an account at it; null where the shop declared none of this id. */
export async function presentDeclaredGateway(
  deps: Deps,
  { shopId, reader }: Seer,
  id: string,
): Promise<DeclaredScreen | null> {
  const gateway = await findDeclaredGateway(deps, { shopId, id });
  if (!gateway) return null;
  const { name, capabilities, credentialFields: fields, manifest } = gateway;
  return {
    ...lineOf(gateway, reader),
    form: providerForm({ gateway: 'declared', name, capabilities, fields }),
    manifest,
    behind: await accountsBehind(deps, { shopId, id }),
  };
}
