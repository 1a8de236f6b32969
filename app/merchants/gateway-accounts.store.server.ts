import type { GatewayMode } from '#app/gateways/gateway.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Currency } from '#app/kernel/money.ts';
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

/** What an account is asked for: a test payment never sees a live one (law 13). */
export type Wanted = {
  readonly shopId: ShopId;
  readonly mode: GatewayMode;
  readonly currency: Currency;
};

/** The account with which codes of this mode and currency are issued, or null. */
export async function defaultAccount(
  tx: ShopTransaction,
  { shopId, mode, currency }: Wanted,
): Promise<AccountId | null> {
  const row = await tx.defaultAccount.findFirst({ where: { shopId, mode, currency } });
  return row ? (row.accountId as AccountId) : null;
}

/** The currencies for which each account is the default. */
export async function listDefaults(
  tx: ShopTransaction,
  shopId: ShopId,
): Promise<ReadonlyMap<string, readonly Currency[]>> {
  const rows = await tx.defaultAccount.findMany({
    where: { shopId },
    orderBy: { currency: 'asc' },
  });
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId);
  return new Map(
    [...byAccount].map(([id, own]) => [id, own.map(({ currency }) => currency as Currency)]),
  );
}

export type NewAccount = AccountKey & {
  readonly gateway: string;
  /** The version of the manifest, where the shop declared the gateway itself. */
  readonly declaredGatewayId?: string | null;
  readonly mode: GatewayMode;
  readonly label: string;
  readonly pathKey: string;
  readonly credentialsSealed: string;
  readonly at: Date;
};

/** Adds an account; it becomes the default of each of its currencies that has none yet. */
export async function insertAccount(
  tx: ShopTransaction,
  account: NewAccount,
  currencies: readonly Currency[],
): Promise<void> {
  const { shopId, accountId: id, at, mode, ...rest } = account;
  const data = { ...rest, shopId, id, mode, state: 'active', provedAt: at, createdAt: at };
  await tx.gatewayAccount.create({ data });
  await tx.defaultAccount.createMany({
    data: currencies.map((currency) => ({ shopId, mode, currency, accountId: id })),
    skipDuplicates: true,
  });
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

/** From now on codes of its mode are issued with this account, in these currencies. */
export async function setDefault(
  tx: ShopTransaction,
  { shopId, accountId }: AccountKey,
  { mode, currencies }: { readonly mode: string; readonly currencies: readonly Currency[] },
): Promise<void> {
  for (const currency of currencies) {
    await tx.defaultAccount.upsert({
      where: { shopId_mode_currency: { shopId, mode, currency } },
      create: { shopId, mode, currency, accountId },
      update: { accountId },
    });
  }
}

/** No more codes are issued with it in currencies that it no longer has; answers which those were. */
export async function dropDefaults(
  tx: ShopTransaction,
  { shopId, accountId }: AccountKey,
  known: readonly Currency[],
): Promise<readonly Currency[]> {
  const where = { shopId, accountId, currency: { notIn: [...known] } };
  const rows = await tx.defaultAccount.findMany({ where, orderBy: { currency: 'asc' } });
  await tx.defaultAccount.deleteMany({ where });
  return rows.map(({ currency }) => currency);
}

/** `eraseDueAt`: when it is first thought about whether its credentials are still needed. */
export async function setRetired(
  tx: ShopTransaction,
  key: AccountKey,
  { at, eraseDueAt }: { readonly at: Date; readonly eraseDueAt: Date },
): Promise<void> {
  const { shopId, accountId } = key;
  await tx.defaultAccount.deleteMany({ where: { shopId, accountId } });
  const data = { state: 'retired', retiredAt: at, eraseDueAt };
  await tx.gatewayAccount.update({ where: where(key), data });
}

export async function setLabel(tx: ShopTransaction, key: AccountKey, label: string): Promise<void> {
  await tx.gatewayAccount.update({ where: where(key), data: { label } });
}
