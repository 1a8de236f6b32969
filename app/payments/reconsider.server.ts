import { raiseException } from '#app/exceptions/raise.server.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { CheckoutId, ShopId } from '#app/kernel/ids.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { readCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import type { CheckoutFacts, Payment, Tell, TellState } from './model.ts';
import { lateSubject, type NextTell, nextTell, stillRight } from './next-tell.ts';
import { standingOf } from './standing.ts';
import { dropSuperfluous } from './superfluous.store.server.ts';

type Deps = Pick<Foundation, 'clock' | 'ids'>;
type Ref = { readonly shopId: ShopId; readonly checkoutId: CheckoutId; readonly actor: Actor };

/**
 * After any change under a checkout's lock: which code must die because another was paid, what each payment now is, and
 * what Shopify is now to be told, follow afresh from the facts. Convergent: any number of times, in any order, it ends in
 * the same rows.
 */
export async function reconsider(
  deps: Deps,
  tx: ShopTransaction,
  ref: Ref,
): Promise<CheckoutFacts> {
  const before = await readCheckout(tx, ref);
  const facts = (await dropSuperfluous(deps, tx, before)) ? await readCheckout(tx, ref) : before;
  for (const payment of facts.payments) {
    await keepStanding(deps, tx, { facts, payment, actor: ref.actor });
    await keepTell(deps, tx, { facts, payment, next: nextTell(payment, facts) });
  }
  return facts;
}

type OfPayment = { readonly facts: CheckoutFacts; readonly payment: Payment };

async function keepStanding(
  deps: Deps,
  tx: ShopTransaction,
  { facts, payment, actor }: OfPayment & { actor: Actor },
): Promise<void> {
  const state = standingOf(payment, facts);
  if (state === payment.state) return;
  const { shopId } = facts;
  await tx.payment.updateMany({
    where: { shopId, id: payment.id, state: payment.state },
    data: { state, updatedAt: deps.clock.now() },
  });
  await record(tx, {
    shopId,
    id: deps.ids.next(),
    at: deps.clock.now(),
    actor,
    kind: 'payment.became',
    paymentId: payment.id,
    data: { from: payment.state, to: state },
  });
}

/**
 * How a tell ends that is not to be said any more. `paid` may have been taken by Shopify while its answer was lost (the
 * process died): the money was taken back since, so it cannot be said again to find out, and Shopify cannot be asked.
 */
const endOf = ({ what, state }: Tell): TellState =>
  what === 'paid' && state === 'indeterminate' ? 'unanswered' : 'superseded';

async function keepTell(
  deps: Deps,
  tx: ShopTransaction,
  { facts, payment, next }: OfPayment & { next: NextTell },
): Promise<void> {
  const { shopId } = facts;
  const now = deps.clock.now();
  const open = facts.tells.find(
    (tell) =>
      tell.paymentId === payment.id && (tell.state === 'due' || tell.state === 'indeterminate'),
  );
  if (open && stillRight(open, next)) return;
  if (open) {
    await tx.tell.updateMany({
      where: { shopId, id: open.id, state: { in: ['due', 'indeterminate'] } },
      data: { state: endOf(open), endedAt: now },
    });
  }
  if ('late' in next) {
    await raiseException(tx, {
      shopId,
      id: deps.ids.next(),
      kind: 'LATE_PAYMENT',
      subject: lateSubject(payment, next.late),
      paymentId: payment.id,
      at: now,
      evidence: { why: 'rejected-before' },
    });
  }
  if (next.say === null) return;
  await tx.tell.create({
    data: {
      shopId,
      id: deps.ids.next(),
      paymentId: payment.id,
      what: next.say,
      state: 'due',
      arguments: {},
      dueAt: now,
      openedAt: now,
    },
  });
}
