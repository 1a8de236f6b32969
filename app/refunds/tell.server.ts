import { raiseException } from '#app/exceptions/raise.server.ts';
import type { PaymentId, RefundId, RegistrationKey } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import { claimTell, type TellRef } from '#app/payments/claim-tell.store.server.ts';
import { record } from '#app/payments/journal.server.ts';
import { speak } from '#app/payments/speak.server.ts';
import type { TellDeps } from '#app/payments/tell.server.ts';
import { nextAttemptAt } from '#app/payments/tell-schedule.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Message, NotTaken, Taken } from '#app/rails/rail.ts';

type Claimed = {
  readonly id: string;
  readonly attempts: number;
  readonly openedAt: Date;
  readonly refundId: RefundId;
  readonly paymentId: PaymentId | null;
  readonly registrationKey: RegistrationKey;
  readonly message: Extract<Message, { what: 'refund-resolve' | 'refund-reject' }>;
};

/** Tells Shopify how staff decided on a refund; claimed, said, written down, as every tell. */
export async function sayRefundTell(deps: TellDeps, ref: TellRef): Promise<'said' | 'not-due'> {
  const claimed = await deps.database.inShop(ref.shopId, (tx) => claim(deps, tx, ref));
  if (!claimed) return 'not-due';
  deps.gap('tell.claimed');
  const outcome = await speak(deps, { ...claimed, shopId: ref.shopId });
  deps.gap('tell.spoken');
  await deps.database.inShop(ref.shopId, (tx) => finish(deps, tx, { ...ref, claimed, outcome }));
  return 'said';
}

async function claim(deps: TellDeps, tx: ShopTransaction, ref: TellRef): Promise<Claimed | null> {
  const row = await claimTell(tx, deps.clock.now(), ref);
  if (!row?.refund) return null;
  const gid = row.refund.sessionGid;
  const merchantMessage = row.refund.decisionReason ?? '';
  return {
    id: row.id,
    attempts: row.attempts,
    openedAt: row.openedAt,
    refundId: row.refund.id as RefundId,
    paymentId: row.refund.paymentId as PaymentId | null,
    registrationKey: row.refund.registrationKey as RegistrationKey,
    message:
      row.what === 'refund-resolve'
        ? { what: 'refund-resolve', gid }
        : { what: 'refund-reject', gid, merchantMessage },
  };
}

type Finish = TellRef & { readonly claimed: Claimed; readonly outcome: Result<Taken, NotTaken> };

async function finish(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, outcome }: Finish,
): Promise<void> {
  const now = deps.clock.now();
  const refused = !outcome.ok && outcome.error.kind === 'final';
  const word = outcome.ok ? 'taken' : `${outcome.error.kind}: ${outcome.error.code}`;
  const ended = outcome.ok ? 'applied' : refused ? 'refused' : null;
  const dueAt = outcome.ok
    ? now
    : nextAttemptAt({
        now,
        openedAt: claimed.openedAt,
        attempts: claimed.attempts,
        error: outcome.error,
        jitter: deps.jitter(),
      });
  await tx.tell.updateMany({
    where: { shopId, id: claimed.id, endedAt: null },
    data: {
      leaseUntil: null,
      lastOutcome: word,
      ...(ended ? { state: ended, endedAt: now } : { state: 'due', dueAt }),
    },
  });
  const { paymentId, refundId } = claimed;
  await record(tx, {
    shopId,
    id: deps.ids.next(),
    at: now,
    actor: 'shopify',
    kind: `tell.${ended ?? 'put-off'}`,
    ...(paymentId && { paymentId }),
    data: { what: claimed.message.what, word, refund: refundId },
  });
  if (ended === 'applied') {
    const state = claimed.message.what === 'refund-resolve' ? 'resolved' : 'rejected';
    await tx.refund.updateMany({
      where: { shopId, id: refundId, state: { in: ['resolving', 'rejecting'] } },
      data: { state },
    });
  }
  if (ended === 'refused') {
    await raiseException(tx, {
      shopId,
      id: deps.ids.next(),
      kind: 'SHOPIFY_REFUSED',
      subject: refundId,
      paymentId,
      refundId,
      at: now,
      evidence: { what: claimed.message.what, word },
    });
  }
}
