import type { Currency } from '#app/kernel/money.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { type AccountLimits, NO_LIMITS } from './account-limits.ts';
import type { AccountKey } from './gateway-accounts.store.server.ts';

/** The limits of an account; none where the merchant set none. */
export async function readLimits(
  tx: ShopTransaction,
  { shopId, accountId }: AccountKey,
): Promise<AccountLimits> {
  const counts = await tx.accountLimits.findUnique({
    where: { shopId_accountId: { shopId, accountId } },
  });
  const amounts = await tx.amountLimit.findMany({
    where: { shopId, accountId },
    orderBy: { currency: 'asc' },
  });
  return {
    openCodesPerShopper: counts?.openCodesPerShopper ?? NO_LIMITS.openCodesPerShopper,
    openCodesPerShop: counts?.openCodesPerShop ?? NO_LIMITS.openCodesPerShop,
    codesPerShopperPerDay: counts?.codesPerShopperPerDay ?? NO_LIMITS.codesPerShopperPerDay,
    amounts: amounts.map(({ currency, leastMinor, greatestMinor }) => ({
      currency: currency as Currency,
      least: leastMinor,
      greatest: greatestMinor,
    })),
  };
}

/** Puts these limits in the place of those that stood. */
export async function writeLimits(
  tx: ShopTransaction,
  { shopId, accountId }: AccountKey,
  { limits, at }: { readonly limits: AccountLimits; readonly at: Date },
): Promise<void> {
  const { amounts, ...counts } = limits;
  const values = { ...counts, updatedAt: at };
  await tx.accountLimits.upsert({
    where: { shopId_accountId: { shopId, accountId } },
    create: { shopId, accountId, ...values },
    update: values,
  });
  await tx.amountLimit.deleteMany({ where: { shopId, accountId } });
  await tx.amountLimit.createMany({
    data: amounts
      .filter(({ least, greatest }) => least !== null || greatest !== null)
      .map(({ currency, least, greatest }) => ({
        shopId,
        accountId,
        currency,
        leastMinor: least,
        greatestMinor: greatest,
      })),
  });
}
