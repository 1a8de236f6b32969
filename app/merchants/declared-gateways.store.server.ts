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

/** Every version of every gateway that the shop declared. */
export const listVersionRows = (tx: ShopTransaction, shopId: ShopId): Promise<DeclaredRow[]> =>
  tx.declaredGateway.findMany({ where: { shopId } });

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

/** Moves an active account to another version of its gateway; false where others came first. */
export async function setVersion(
  tx: ShopTransaction,
  move: {
    readonly shopId: ShopId;
    readonly accountId: string;
    readonly from: string;
    readonly to: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { shopId, accountId: id, from, to, at } = move;
  const { count } = await tx.gatewayAccount.updateMany({
    where: { shopId, id, state: 'active', declaredGatewayId: from },
    data: { declaredGatewayId: to, provedAt: at },
  });
  return count === 1;
}
