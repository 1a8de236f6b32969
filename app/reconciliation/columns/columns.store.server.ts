import type { ColumnPlan } from '#app/gateways/report-plan.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { FileKey } from '../files/report-files.store.server.ts';

type Decided = { readonly actor: Actor; readonly at: Date; readonly eventId: string };

export type SetPlan = Decided & {
  readonly shopId: ShopId;
  readonly accountId: AccountId;
  readonly id: string;
  readonly plan: ColumnPlan;
};

/** Adds a plan; the one before stays as it was. */
export async function insertPlan(tx: ShopTransaction, set: SetPlan): Promise<void> {
  const { shopId, accountId, id, plan, at, actor } = set;
  await tx.reportColumns.create({
    data: { shopId, id, accountId, plan, decidedAt: at, decidedBy: actor },
  });
  await tx.reconciliationEvent.create({
    data: {
      shopId,
      id: set.eventId,
      at,
      actor,
      kind: 'columns.set',
      data: { account: accountId, plan: id },
    },
  });
}

/** Keeps who was shown values of an original: they may name people (law 9). */
export async function noteShown(
  tx: ShopTransaction,
  { shopId, fileId }: FileKey,
  { actor, at, eventId: id }: Decided,
): Promise<void> {
  const data = { file: fileId, columns: true };
  await tx.reconciliationEvent.create({
    data: { shopId, id, at, actor, kind: 'original.shown', data },
  });
}
