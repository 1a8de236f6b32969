import { raiseAlert } from '#app/alerts/alert.server.ts';
import { raiseException } from '#app/exceptions/raise.server.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { NotTaken, Taken } from '#app/rails/rail.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import type { TellState } from './model.ts';
import { reconsider } from './reconsider.server.ts';
import type { Claimed, TellDeps } from './tell.server.ts';
import { ATTEMPTS_OF_A_DAY, nextAttemptAt } from './tell-schedule.ts';

type Outcome = {
  readonly shopId: ShopId;
  readonly claimed: Claimed;
  readonly outcome: Result<Taken, NotTaken>;
};

/** Also a tell that was superseded while we spoke: what Shopify took is written down as taken. */
export async function writeOutcome(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, outcome }: Outcome,
): Promise<void> {
  const { checkoutId, paymentId } = claimed;
  await lockCheckout(tx, { shopId, checkoutId });
  const now = deps.clock.now();
  const ends = outcome.ok ? 'applied' : endsAs(outcome.error);
  const word = outcome.ok ? 'taken' : `${outcome.error.kind}: ${outcome.error.code}`;
  if (ends) await end(tx, { shopId, id: claimed.id, state: ends, word, at: now });
  else await putOff(deps, tx, { shopId, claimed, word, error: outcome.ok ? null : outcome.error });
  await record(tx, {
    shopId,
    id: deps.ids.next(),
    at: now,
    actor: 'shopify',
    kind: `tell.${ends ?? 'put-off'}`,
    paymentId,
    data: { what: claimed.what, word, attempt: `${claimed.attempts}` },
  });
  if (ends === 'applied' && claimed.what === 'pending') {
    await tx.payment.updateMany({
      where: { shopId, id: paymentId, orderName: null },
      data: { orderDueAt: now },
    });
  }
  if (ends === 'refused') await raiseRefused(deps, tx, { shopId, claimed, word });
  await reconsider(deps, tx, { shopId, checkoutId, actor: 'shopify' });
}

const endsAs = (error: NotTaken): TellState | null => (error.kind === 'final' ? 'refused' : null);

type End = {
  readonly shopId: ShopId;
  readonly id: string;
  readonly state: TellState;
  readonly word: string;
  readonly at: Date;
};

async function end(tx: ShopTransaction, { shopId, id, state, word, at }: End): Promise<void> {
  const from =
    state === 'applied' ? ['due', 'indeterminate', 'superseded'] : ['due', 'indeterminate'];
  await tx.tell.updateMany({
    where: { shopId, id, state: { in: from } },
    data: { state, endedAt: at, leaseUntil: null, lastOutcome: word },
  });
}

type PutOff = {
  readonly shopId: ShopId;
  readonly claimed: Claimed;
  readonly word: string;
  readonly error: NotTaken | null;
};

async function putOff(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, word, error }: PutOff,
): Promise<void> {
  const now = deps.clock.now();
  const dueAt = nextAttemptAt({
    now,
    openedAt: claimed.openedAt,
    attempts: claimed.attempts,
    error,
    jitter: deps.jitter(),
  });
  await tx.tell.updateMany({
    where: { shopId, id: claimed.id, endedAt: null },
    data: {
      dueAt,
      leaseUntil: null,
      lastOutcome: word,
      state: error?.kind === 'indeterminate' ? 'indeterminate' : 'due',
    },
  });
  if (claimed.attempts < 5) return;
  const kind =
    error?.kind === 'token' || error?.kind === 'parked' ? 'SHOPIFY_TOKEN' : 'SHOPIFY_UNREACHABLE';
  await raiseAlert(tx, {
    shopId,
    id: deps.ids.next(),
    kind,
    subject: claimed.registrationKey,
    at: now,
  });
  const toldInVain = error?.kind === 'parked' || claimed.attempts >= ATTEMPTS_OF_A_DAY;
  if (toldInVain && claimed.what === 'paid')
    await raiseRefused(deps, tx, { shopId, claimed, word });
}

/** Money that Shopify does not take is never out of sight. */
async function raiseRefused(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, word }: { shopId: ShopId; claimed: Claimed; word: string },
): Promise<void> {
  if (claimed.what === 'reject') return;
  const money = claimed.what === 'paid';
  if (!money && /PENDING_INVALID_STATE/.test(word)) return;
  await raiseException(tx, {
    shopId,
    id: deps.ids.next(),
    kind:
      money && /already|INVALID_STATE|rejected/i.test(word) ? 'LATE_PAYMENT' : 'SHOPIFY_REFUSED',
    subject: `${claimed.paymentId}/${claimed.what}`,
    paymentId: claimed.paymentId,
    at: deps.clock.now(),
    evidence: { what: claimed.what, word },
  });
}
