import { raiseAlert } from '#app/alerts/alert.server.ts';
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
  const word = outcome.ok ? 'taken' : `${outcome.error.kind}: ${outcome.error.code}`;
  const ended = outcome.ok ? 'applied' : outcome.error.kind === 'final' ? 'refused' : null;
  const dueAt = outcome.ok
    ? now
    : nextAttemptAt({ ...claimed, now, error: outcome.error, jitter: deps.jitter() });
  const { count } = await tx.tell.updateMany({
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
  // Where our lease ran out and another process ended it, its outcome stands.
  if (count === 1) await follow(deps, tx, { shopId, claimed, ended, word });
}

type Follow = Pick<Finish, 'shopId' | 'claimed'> & {
  readonly ended: 'applied' | 'refused' | null;
  readonly word: string;
};

/** What becomes of the refund, or who must hear of it. */
async function follow(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, ended, word }: Follow,
): Promise<void> {
  const at = deps.clock.now();
  const { refundId, paymentId, message } = claimed;
  const raised = { shopId, id: deps.ids.next(), at };
  if (ended === 'applied') {
    const state = message.what === 'refund-resolve' ? 'resolved' : 'rejected';
    await tx.refund.updateMany({
      where: { shopId, id: refundId, state: { in: ['resolving', 'rejecting'] } },
      data: { state },
    });
  } else if (ended === 'refused') {
    const evidence = { what: message.what, word };
    const about = { kind: 'SHOPIFY_REFUSED', subject: refundId, paymentId, refundId } as const;
    await raiseException(tx, { ...raised, ...about, evidence });
  } else if (claimed.attempts >= UNHEARD_ATTEMPTS) {
    await raiseAlert(tx, {
      ...raised,
      kind: 'SHOPIFY_UNREACHABLE',
      subject: claimed.registrationKey,
    });
  }
}

/** So many attempts, and the merchant hears that Shopify does not. */
const UNHEARD_ATTEMPTS = 5;
