import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { record } from '#app/payments/journal.server.ts';
import { putIn } from './inbox.store.server.ts';
import { inboxRow } from './inbox-row.server.ts';
import { type ReceiveDeps, type ReceivingAccount, verify } from './receive.server.ts';
import { openDelivery } from './sealed-delivery.ts';

export type JudgeAgain = {
  readonly shopId: ShopId;
  readonly refusedId: string;
  readonly actor: Actor;
};

export type JudgeAgainDeps = ReceiveDeps & {
  readonly accountById: (ref: {
    shopId: ShopId;
    accountId: string;
  }) => Promise<ReceivingAccount | null>;
};

/** Judges a refused delivery by the credentials of today: after a key was mended, what was refused wrongly is not lost. */
export async function judgeAgain(
  deps: JudgeAgainDeps,
  command: JudgeAgain,
): Promise<Result<'accepted', { kind: 'not-found' | 'still-refused' }>> {
  const { shopId, refusedId, actor } = command;
  const row = await deps.database.inShop(shopId, (tx) =>
    tx.refusedDelivery.findUnique({ where: { shopId_id: { shopId, id: refusedId } } }),
  );
  const account = row && (await deps.accountById({ shopId, accountId: row.accountId }));
  if (!row || !account) return err({ kind: 'not-found' });
  const raw = await openDelivery(deps.sealing, shopId, row.sealed);
  const delivery = { account, raw, sourceAddress: row.sourceAddress };
  const read = verify(delivery);
  if (!read.ok && read.error.reason !== 'unreadable') return err({ kind: 'still-refused' });
  await putIn(deps.database.door, [await inboxRow(deps, delivery, read.ok ? read.value : null)]);
  await deps.database.inShop(shopId, async (tx) => {
    await tx.refusedDelivery.deleteMany({ where: { shopId, id: refusedId } });
    await record(tx, {
      shopId,
      id: deps.ids.next(),
      at: deps.clock.now(),
      actor,
      kind: 'delivery.judged-again',
      data: { delivery: refusedId },
    });
  });
  return ok('accepted');
}
