import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type OwnClosing, writeDecision } from './choices.ts';
import { recordDeed } from './journal.server.ts';
import type { ExceptionKind } from './kinds.ts';

type Explained = {
  readonly shopId: ShopId;
  readonly kind: ExceptionKind;
  readonly subject: string;
  readonly choice: OwnClosing;
};

/** Closes an exception that has explained itself, as the clock; nothing where none is open. A person's closing stands. */
export async function closeByItself(
  deps: Pick<Foundation, 'clock' | 'ids'>,
  tx: ShopTransaction,
  { shopId, kind, subject, choice }: Explained,
): Promise<void> {
  const open = await tx.exception.findFirst({ where: { shopId, kind, subject, closedAt: null } });
  if (!open) return;
  const { count } = await tx.exception.updateMany({
    where: { shopId, id: open.id, closedAt: null },
    data: {
      closedAt: deps.clock.now(),
      closedBy: 'clock',
      closeReason: writeDecision(choice, ''),
    },
  });
  if (count === 0) return;
  const about = { shopId, exceptionId: open.id, actor: 'clock' } as const;
  await recordDeed(deps, tx, { ...about, kind: 'exception.closed', choice });
}
