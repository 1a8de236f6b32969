import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';

export type FoundAccount = {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly gateway: string;
};

/** The account that an operator names by its id; null where no shop has it. The shop is found by the role that sees ids alone. */
export async function findAccountById(
  { database }: Pick<Foundation, 'database'>,
  accountId: string,
): Promise<FoundAccount | null> {
  const { rows } = await database.worker.query<{ shop_id: ShopId; id: AccountId }>(
    'select shop_id, id from gateway_account where id::text = lower($1)',
    [accountId],
  );
  const [found] = rows;
  if (!found) return null;
  const key = { shopId: found.shop_id, accountId: found.id };
  const account = await database.inShop(key.shopId, (tx) =>
    tx.gatewayAccount.findUnique({
      where: { shopId_id: { shopId: key.shopId, id: key.accountId } },
    }),
  );
  return account && { ...key, gateway: account.gateway };
}
