import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';

export type ExceptionDeps = Pick<Foundation, 'database' | 'clock' | 'ids'>;

/** Who does something about which exception. */
export type AboutException = {
  readonly shopId: ShopId;
  readonly exceptionId: string;
  readonly actor: Actor;
};

type Happened = AboutException & {
  readonly kind: `exception.${'taken' | 'left' | 'noted' | 'closed' | 'reopened'}`;
  readonly choice?: string;
};

/** The line of the journal that every write about an exception leaves; what a person wrote stays out of it (law 9). */
export async function recordDeed(
  deps: Pick<ExceptionDeps, 'clock' | 'ids'>,
  tx: ShopTransaction,
  { shopId, exceptionId, actor, kind, choice }: Happened,
): Promise<void> {
  const exception = await tx.exception.findUniqueOrThrow({
    where: { shopId_id: { shopId, id: exceptionId } },
  });
  await tx.event.create({
    data: {
      shopId,
      id: deps.ids.next(),
      at: deps.clock.now(),
      actor,
      kind,
      paymentId: exception.paymentId,
      data: { exception: exceptionId, kind: exception.kind, ...(choice ? { choice } : {}) },
    },
  });
}
