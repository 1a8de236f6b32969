import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { AccountKey } from './gateway-accounts.store.server.ts';

/** What still hangs on an account's credentials. */
export type AccountTraces = { readonly lastEnd: Date | null; readonly open: boolean };

/** Until when the account's last code could be paid, and whether a code, a notification or a refund of it is open. */
export async function readTraces(
  tx: ShopTransaction,
  { shopId, accountId }: AccountKey,
): Promise<AccountTraces> {
  const [row] = await tx.$queryRaw<{ last_end: Date | null; open: boolean }[]>`
    select max(coalesce(v.expires_at, v.deadline)) as last_end,
      coalesce(bool_or(v.state in ('intended', 'live', 'voiding') or v.next_ask_at is not null), false)
      or exists (select from notification n
        where n.shop_id = ${shopId}::uuid and n.account_id = ${accountId}::uuid and n.state = 'due')
      or exists (select from refund r join voucher o on o.shop_id = r.shop_id and o.payment_id = r.payment_id
        where r.shop_id = ${shopId}::uuid and o.account_id = ${accountId}::uuid and r.state = 'waiting') as open
    from voucher v where v.shop_id = ${shopId}::uuid and v.account_id = ${accountId}::uuid`;
  return { lastEnd: row?.last_end ?? null, open: row?.open ?? false };
}

const where = ({ shopId, accountId: id }: AccountKey) => ({ shopId_id: { shopId, id } });

/** Nothing can be asked with the account or verified by it from now on. */
export async function eraseKeys(tx: ShopTransaction, key: AccountKey): Promise<void> {
  const gone = { credentialsSealed: null, previousSealed: null, previousUntil: null };
  await tx.gatewayAccount.update({ where: where(key), data: { ...gone, eraseDueAt: null } });
}

/** Nothing is believed by the replaced keys any more. */
export async function erasePrevious(tx: ShopTransaction, key: AccountKey): Promise<void> {
  const data = { previousSealed: null, previousUntil: null };
  await tx.gatewayAccount.update({ where: where(key), data });
}

export async function putOffErasure(
  tx: ShopTransaction,
  key: AccountKey,
  eraseDueAt: Date,
): Promise<void> {
  await tx.gatewayAccount.update({ where: where(key), data: { eraseDueAt } });
}
