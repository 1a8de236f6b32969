import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { recordFetching } from './journal.server.ts';

type Named = { readonly shopId: ShopId; readonly accountId: AccountId; readonly name: string };

/** The file that a report of this name was fetched into; null where none was. */
export const findFetched = (tx: ShopTransaction, { shopId, accountId, name }: Named) =>
  tx.fetchedReport.findUnique({
    where: { shopId_accountId_name: { shopId, accountId, name } },
  });

export type KeptReport = Named & {
  readonly fileId: string;
  readonly at: Date;
  readonly actor: Actor;
};

/** Remembers that a report was fetched, once, and writes down by whom. */
export async function keepFetched(
  deps: Pick<Foundation, 'ids'>,
  tx: ShopTransaction,
  { shopId, accountId, name, fileId, at, actor }: KeptReport,
): Promise<void> {
  const row = { shopId, accountId, name, fileId, fetchedAt: at };
  const { count } = await tx.fetchedReport.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return;
  const data = { account: accountId, file: fileId, name };
  await recordFetching(deps, tx, { shopId, at, actor, kind: 'report.fetched', data });
}
