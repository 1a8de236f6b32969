import {
  acceptedManifest,
  capabilitiesOf,
  type ManifestFault,
  parseManifest,
} from '#app/gateways/declared-gateways.ts';
import type { CredentialField, GatewayCapabilities } from '#app/gateways/gateway.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import {
  approvedAmong,
  type DeclaredRow,
  findDeclaredRow,
  insertVersion,
  listBehind,
  listDeclaredRows,
  lockDeclared,
  newestDeclaredRow,
  readDeclaredNames,
} from './declared-gateways.store.server.ts';
import { writeShopEvent } from './shop-events.store.server.ts';

/** A host that a manifest names, and whether the operator lets this server call it. */
export type DeclaredHost = {
  readonly mode: 'test' | 'live';
  readonly host: string;
  readonly approved: boolean;
};

/** A gateway that a shop declared, in its newest version. */
export type DeclaredGateway = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly addedAt: Date;
  readonly hosts: readonly DeclaredHost[];
  readonly capabilities: GatewayCapabilities;
  readonly credentialFields: readonly CredentialField[];
  /** The text as the merchant gave it. */
  readonly manifest: string;
};

type Deps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

export type AddDeclared = { readonly shopId: ShopId; readonly actor: Actor; readonly text: string };

/** Keeps a manifest; the same key again is the next version of the same gateway. Nothing is called by it. */
export async function addDeclaredGateway(
  { clock, database, ids }: Deps,
  { shopId, actor, text }: AddDeclared,
): Promise<Result<{ readonly id: string }, readonly ManifestFault[]>> {
  const read = parseManifest(text);
  if (!read.ok) return read;
  const manifest = read.value;
  const at = clock.now();
  return database.inShop(shopId, async (tx) => {
    await lockDeclared(tx, shopId);
    const newest = await newestDeclaredRow(tx, { shopId, gatewayKey: manifest.key });
    if (newest?.manifest === text) return ok({ id: newest.id });
    const id = ids.next();
    const version = (newest?.version ?? 0) + 1;
    await insertVersion(tx, { shopId, id, manifest, text, version, at, actor });
    const data = { gateway: manifest.key, version: `${version}` };
    const event = { shopId, id: ids.next(), at, actor, kind: 'gateway-declared' as const, data };
    await writeShopEvent(tx, event);
    return ok({ id });
  });
}

function asDeclared(row: DeclaredRow, approved: ReadonlySet<string>): DeclaredGateway {
  const manifest = acceptedManifest(row.manifest);
  const hosts = [
    { mode: 'test', host: row.sandboxHost },
    { mode: 'live', host: row.productionHost },
  ] as const;
  return {
    id: row.id,
    key: row.gatewayKey,
    name: manifest.name,
    version: row.version,
    addedAt: row.createdAt,
    hosts: hosts.map(({ mode, host }) => ({ mode, host, approved: approved.has(host) })),
    capabilities: capabilitiesOf(manifest),
    credentialFields: manifest.credentials,
    manifest: row.manifest,
  };
}

const hostsOf = (rows: readonly DeclaredRow[]): readonly string[] =>
  rows.flatMap(({ sandboxHost, productionHost }) => [sandboxHost, productionHost]);

/** The gateways that the shop declared, each in its newest version. */
export const listDeclaredGateways = (
  { database }: Pick<Foundation, 'database'>,
  shopId: ShopId,
): Promise<readonly DeclaredGateway[]> =>
  database.inShop(shopId, async (tx) => {
    const rows = await listDeclaredRows(tx, shopId);
    const approved = await approvedAmong(tx, hostsOf(rows));
    return rows.map((row) => asDeclared(row, approved));
  });

/** How the shop's declared gateways are called, by version. */
export const declaredNames = (
  { database }: Pick<Foundation, 'database'>,
  shopId: ShopId,
): Promise<ReadonlyMap<string, string>> =>
  database.inShop(shopId, (tx) => readDeclaredNames(tx, shopId));

/** One version of a gateway that the shop declared; null where it declared none of this id. */
export const findDeclaredGateway = (
  { database }: Pick<Foundation, 'database'>,
  { shopId, id }: { readonly shopId: ShopId; readonly id: string },
): Promise<DeclaredGateway | null> =>
  database.inShop(shopId, async (tx) => {
    const row = await findDeclaredRow(tx, { shopId, id });
    return row && asDeclared(row, await approvedAmong(tx, hostsOf([row])));
  });

/** The active accounts that could be moved to this version: they are at an older one. */
export const accountsBehind = (
  { database }: Pick<Foundation, 'database'>,
  key: { readonly shopId: ShopId; readonly id: string },
): Promise<readonly { readonly id: string; readonly label: string }[]> =>
  database.inShop(key.shopId, (tx) => listBehind(tx, key));
