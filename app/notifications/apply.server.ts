import { after, MINUTE } from '#app/kernel/clock.ts';
import type { AccountId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { ok } from '#app/kernel/result.ts';
import { type ObserveDeps, observe } from '#app/payments/observe.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { waitAfter } from './attempts.ts';
import { isAskedSince, tellOthers } from './changed.server.ts';
import type { Applied, Claimed } from './claimed.ts';
import { type NotificationFacts, notificationOf } from './facts.ts';
import { namedVoucher } from './named-voucher.server.ts';
import { closeUnconfirmed, keepUnconfirmed } from './unconfirmed.server.ts';
import { adoptUnknown } from './unknown-voucher.server.ts';

type Ref = { readonly shopId: ShopId; readonly id: string };

/** How long one application may take before another process may try. */
const LEASE_MS = MINUTE;

/**
 * Does a notification's work once: asks the gateway about the code it names, and writes down what the gateway says. The
 * notification itself is only the reason for asking (law 3).
 */
export async function applyNotification(
  deps: ObserveDeps,
  ref: Ref,
): Promise<'applied' | 'again' | 'not-due'> {
  const claimed = await deps.database.inShop(ref.shopId, (tx) => claim(deps, tx, ref));
  if (!claimed) return 'not-due';
  deps.gap('notification.claimed');
  const result = await work(deps, ref.shopId, claimed);
  await deps.database.inShop(ref.shopId, (tx) => finish(deps, tx, { ...ref, claimed, result }));
  return result.kind;
}

async function claim(
  deps: ObserveDeps,
  tx: ShopTransaction,
  { shopId, id }: Ref,
): Promise<Claimed | null> {
  const now = deps.clock.now();
  const { count } = await tx.notification.updateMany({
    where: {
      shopId,
      id,
      dueAt: { lte: now },
      OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
    },
    data: { attempts: { increment: 1 }, leaseUntil: after(now, LEASE_MS) },
  });
  if (count === 0) return null;
  const row = await tx.notification.findUniqueOrThrow({ where: { shopId_id: { shopId, id } } });
  return {
    id,
    accountId: row.accountId as AccountId,
    attempts: row.attempts,
    receivedAt: row.receivedAt,
    before: row.outcome,
    hint: notificationOf(row.facts as unknown as NotificationFacts),
  };
}

async function work(deps: ObserveDeps, shopId: ShopId, claimed: Claimed): Promise<Applied> {
  const { hint } = claimed;
  if (hint.event === 'unknown')
    return { kind: 'applied', outcome: 'unknown-event', paymentId: null };
  const named = await namedVoucher(deps, shopId, claimed);
  if (!named.ok) return again(deps, claimed, named.error.kind);
  const known = named.value;
  await tellOthers(deps, shopId, claimed);
  if (known && (await isAskedSince(deps, { shopId, claimed, voucher: known })))
    return { kind: 'applied', outcome: 'asked-since', paymentId: known.paymentId as PaymentId };
  const found = known ? ok(known.id as VoucherId) : await adoptUnknown(deps, shopId, claimed);
  if (!found.ok) return again(deps, claimed, found.error.kind);
  const voucherId = found.value;
  if (voucherId === null) return { kind: 'applied', outcome: 'unknown-voucher', paymentId: null };
  const observed = await observe(deps, {
    shopId,
    voucherId,
    actor: 'gateway',
    // That something changed claims nothing that the answer could contradict.
    hint: hint.event === 'changed' ? null : hint,
    evidence: { notification: claimed.id },
  });
  if (!observed.ok) return again(deps, claimed, observed.error.kind);
  const { kind, paymentId } = observed.value;
  if (kind === 'ask-again' || kind === 'unclear')
    return keepUnconfirmed(deps, { shopId, claimed, voucherId, paymentId });
  const outcome = kind === 'settled' ? 'observed' : kind;
  return { kind: 'applied', outcome, paymentId };
}

/** The gateway cannot be asked now. */
const again = (deps: ObserveDeps, { attempts }: Claimed, outcome: string): Applied => ({
  kind: 'again',
  outcome,
  dueAt: after(deps.clock.now(), waitAfter(attempts)),
});

type Finish = Ref & { readonly claimed: Claimed; readonly result: Applied };

async function finish(
  deps: ObserveDeps,
  tx: ShopTransaction,
  { shopId, id, claimed, result }: Finish,
): Promise<void> {
  const now = deps.clock.now();
  const done = result.kind === 'applied';
  if (done) await closeUnconfirmed(deps, tx, { shopId, claimed, outcome: result.outcome });
  await tx.notification.updateMany({
    where: { shopId, id, state: 'due' },
    data: {
      state: done ? 'applied' : 'due',
      dueAt: done ? null : result.dueAt,
      leaseUntil: null,
      outcome: result.outcome,
      ...(done ? { appliedAt: now, paymentId: result.paymentId } : {}),
    },
  });
}
