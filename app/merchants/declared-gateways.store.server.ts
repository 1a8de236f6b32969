import type { Manifest } from '#app/gateways/declared-gateways.ts';
import { hostOf } from '#app/gateways/declared-gateways.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

/** One version of a gateway that a shop declared. */
export type DeclaredKey = { readonly shopId: ShopId; readonly id: string };

export const findDeclaredRow = (tx: ShopTransaction, { shopId, id }: DeclaredKey) =>
  tx.declaredGateway.findUnique({ where: { shopId_id: { shopId, id } } });

export type DeclaredRow = NonNullable<Awaited<ReturnType<typeof findDeclaredRow>>>;

/** How every version of every gateway that the shop declared calls it. `json` takes the text as it was accepted; `jsonb` would not take each. */
export async function readDeclaredNames(
  tx: ShopTransaction,
  shopId: ShopId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, manifest::json->>'name' as name from declared_gateway where shop_id = ${shopId}::uuid`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The newest version of each gateway that the shop declared, by key. */
export const listDeclaredRows = (tx: ShopTransaction, shopId: ShopId): Promise<DeclaredRow[]> =>
  tx.declaredGateway.findMany({
    where: { shopId },
    distinct: ['gatewayKey'],
    orderBy: [{ gatewayKey: 'asc' }, { version: 'desc' }],
  });

/** The newest version of one gateway of the shop, or null. */
export const newestDeclaredRow = (
  tx: ShopTransaction,
  { shopId, gatewayKey }: { readonly shopId: ShopId; readonly gatewayKey: string },
) => tx.declaredGateway.findFirst({ where: { shopId, gatewayKey }, orderBy: { version: 'desc' } });

/** One change at a time to the gateways that a shop declares: the next version is a question about all of them. */
export async function lockDeclared(tx: ShopTransaction, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`declared gateways ${shopId}`}, 0))`;
}

export type NewVersion = DeclaredKey & {
  readonly manifest: Manifest;
  /** The text as the merchant gave it. */
  readonly text: string;
  readonly version: number;
  readonly at: Date;
  readonly actor: Actor;
};

export async function insertVersion(tx: ShopTransaction, added: NewVersion): Promise<void> {
  const { shopId, id, manifest, text, version, at, actor } = added;
  await tx.declaredGateway.create({
    data: {
      shopId,
      id,
      gatewayKey: manifest.key,
      version,
      manifest: text,
      sandboxHost: hostOf(manifest.hosts.sandbox),
      productionHost: hostOf(manifest.hosts.production),
      createdAt: at,
      createdBy: actor,
    },
  });
}

/** Which of these hosts the operator approves at present. */
export async function approvedAmong(
  tx: ShopTransaction,
  hosts: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.approvedHost.findMany({
    where: { host: { in: [...hosts] }, revokedAt: null },
    select: { host: true },
  });
  return new Set(rows.map(({ host }) => host));
}

/**
 * The former versions of an account's manifest by which codes were asked for that may still bring news: none of them ended
 * before `since`. Newest first.
 */
export async function listFormerRows(
  tx: ShopTransaction,
  { shopId, accountId, now: current, since }: AccountVersion & { readonly since: Date },
): Promise<readonly DeclaredRow[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select d.id from declared_gateway d
    join declared_gateway n on n.shop_id = d.shop_id and n.gateway_key = d.gateway_key and n.id <> d.id
    where n.shop_id = ${shopId}::uuid and n.id = ${current}::uuid and exists (
      select from voucher v
      where v.shop_id = d.shop_id and v.account_id = ${accountId}::uuid and v.declared_gateway_id = d.id
        and greatest(v.deadline, v.expires_at) >= ${since})`;
  return tx.declaredGateway.findMany({
    where: { shopId, id: { in: rows.map(({ id }) => id) } },
    orderBy: { version: 'desc' },
  });
}

/** The active accounts at an older version of the gateway than this one. */
export const listBehind = (
  tx: ShopTransaction,
  { shopId, id }: DeclaredKey,
): Promise<{ id: string; label: string }[]> => tx.$queryRaw`
    select a.id, a.label from declared_gateway n
    join declared_gateway d on d.shop_id = n.shop_id and d.gateway_key = n.gateway_key and d.version < n.version
    join gateway_account a on a.shop_id = d.shop_id and a.declared_gateway_id = d.id and a.state = 'active'
    where n.shop_id = ${shopId}::uuid and n.id = ${id}::uuid
    order by a.created_at, a.id`;

/** An account at a declared gateway, and the version that it is at. */
export type AccountVersion = {
  readonly shopId: ShopId;
  readonly accountId: string;
  readonly now: string;
};

export type Moved = {
  readonly shopId: ShopId;
  readonly accountId: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  /** The sealed keys that were read, and those to be kept from now on. */
  readonly keys: { readonly from: string; readonly to: string };
};

/** Moves an active account to another version of its gateway; false where others came first. */
export async function setVersion(tx: ShopTransaction, move: Moved): Promise<boolean> {
  const { shopId, accountId: id, from, to, at, keys } = move;
  const { count } = await tx.gatewayAccount.updateMany({
    where: { shopId, id, state: 'active', declaredGatewayId: from, credentialsSealed: keys.from },
    data: { declaredGatewayId: to, credentialsSealed: keys.to, provedAt: at },
  });
  return count === 1;
}
