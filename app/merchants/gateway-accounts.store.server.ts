import type { GatewayMode } from '#app/gateways/gateway.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';

export type AccountKey = { readonly shopId: ShopId; readonly accountId: AccountId };

const where = ({ shopId, accountId: id }: AccountKey) => ({ shopId_id: { shopId, id } });

/** One change at a time to the accounts of a shop: which one is the default is a question about all of them. */
export async function lockAccounts(tx: ShopTransaction, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`gateway accounts ${shopId}`}, 0))`;
}

export const findAccountRow = (tx: ShopTransaction, key: AccountKey) =>
  tx.gatewayAccount.findUnique({ where: where(key) });

export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccountRow>>>;

export const listAccountRows = (tx: ShopTransaction, shopId: ShopId) =>
  tx.gatewayAccount.findMany({ where: { shopId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });

/** The account with which codes of this mode are issued, or null: a test payment never sees a live one (law 13). */
export async function defaultAccount(
  tx: ShopTransaction,
  { shopId, mode }: { readonly shopId: ShopId; readonly mode: GatewayMode },
): Promise<AccountId | null> {
  const row = await tx.gatewayAccount.findFirst({
    where: { shopId, mode, isDefault: true, state: 'active' },
    select: { id: true },
  });
  return row ? (row.id as AccountId) : null;
}

export type NewAccount = AccountKey & {
  readonly gateway: string;
  readonly mode: GatewayMode;
  readonly label: string;
  readonly pathKey: string;
  readonly credentialsSealed: string;
  readonly at: Date;
};

/** Adds an account; the first of its mode is the default. */
export async function insertAccount(tx: ShopTransaction, account: NewAccount): Promise<void> {
  const { shopId, accountId: id, at, mode, ...rest } = account;
  const isDefault = (await defaultAccount(tx, { shopId, mode })) === null;
  const data = {
    ...rest,
    shopId,
    id,
    mode,
    isDefault,
    state: 'active',
    provedAt: at,
    createdAt: at,
  };
  await tx.gatewayAccount.create({ data });
}

/** Puts new keys in the place of the ones that were read; false where others came first, or the account is retired. */
export async function replaceKeys(
  tx: ShopTransaction,
  key: AccountKey & {
    readonly from: string;
    readonly to: string;
    readonly at: Date;
    readonly until: Date;
  },
): Promise<boolean> {
  const { shopId, accountId: id, from, to, at, until } = key;
  const { count } = await tx.gatewayAccount.updateMany({
    where: { shopId, id, state: 'active', credentialsSealed: from },
    data: { credentialsSealed: to, previousSealed: from, previousUntil: until, provedAt: at },
  });
  return count === 1;
}

export async function setDefault(
  tx: ShopTransaction,
  { shopId, accountId: id }: AccountKey,
  mode: string,
): Promise<void> {
  await tx.gatewayAccount.updateMany({
    where: { shopId, mode, isDefault: true },
    data: { isDefault: false },
  });
  await tx.gatewayAccount.update({
    where: { shopId_id: { shopId, id } },
    data: { isDefault: true },
  });
}

export async function setRetired(tx: ShopTransaction, key: AccountKey, at: Date): Promise<void> {
  await tx.gatewayAccount.update({
    where: where(key),
    data: { state: 'retired', isDefault: false, retiredAt: at },
  });
}

export async function setLabel(tx: ShopTransaction, key: AccountKey, label: string): Promise<void> {
  await tx.gatewayAccount.update({ where: where(key), data: { label } });
}
