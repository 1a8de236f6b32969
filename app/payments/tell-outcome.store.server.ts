import { closeAlert, raiseAlert } from '#app/alerts/alert.server.ts';
import { raiseException } from '#app/exceptions/raise.server.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { NotTaken, Taken } from '#app/rails/rail.ts';
import { lockCheckout } from './checkout.store.server.ts';
import { record } from './journal.server.ts';
import { type CheckoutFacts, settling, type TellState } from './model.ts';
import { lateSubject } from './next-tell.ts';
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
  const facts = await lockCheckout(tx, { shopId, checkoutId });
  const now = deps.clock.now();
  const ends = outcome.ok ? 'applied' : endsAs(outcome.error);
  const word = outcome.ok ? 'taken' : `${outcome.error.kind}: ${outcome.error.code}`;
  const refusal = { shopId, claimed, word, facts };
  if (ends) await end(tx, { shopId, id: claimed.id, state: ends, word, at: now });
  else await putOff(deps, tx, { ...refusal, error: outcome.ok ? null : outcome.error });
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
  if (ends === 'applied') await closeShopifyAlerts(tx, { shopId, claimed, at: now });
  if (ends === 'refused') await raiseRefused(deps, tx, refusal);
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
    state === 'applied'
      ? ['due', 'indeterminate', 'superseded', 'unanswered']
      : ['due', 'indeterminate'];
  await tx.tell.updateMany({
    where: { shopId, id, state: { in: from } },
    data: { state, endedAt: at, leaseUntil: null, lastOutcome: word },
  });
}

type Refusal = {
  readonly shopId: ShopId;
  readonly claimed: Claimed;
  readonly word: string;
  readonly facts: CheckoutFacts;
};
type PutOff = Refusal & { readonly error: NotTaken | null };

/** Shopify takes our word again. */
async function closeShopifyAlerts(
  tx: ShopTransaction,
  { shopId, claimed, at }: { shopId: ShopId; claimed: Claimed; at: Date },
): Promise<void> {
  for (const kind of ['SHOPIFY_TOKEN', 'SHOPIFY_UNREACHABLE'] as const)
    await closeAlert(tx, { shopId, kind, subject: claimed.registrationKey, at });
}

async function putOff(
  deps: TellDeps,
  tx: ShopTransaction,
  { error, ...refusal }: PutOff,
): Promise<void> {
  const { shopId, claimed, word } = refusal;
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
  if (toldInVain && claimed.what === 'paid') await raiseRefused(deps, tx, refusal);
}

/** Money that Shopify does not take is never out of sight. */
async function raiseRefused(
  deps: TellDeps,
  tx: ShopTransaction,
  { shopId, claimed, word, facts }: Refusal,
): Promise<void> {
  const { paymentId, what } = claimed;
  const payment = facts.payments.find(({ id }) => id === paymentId);
  if (!payment || what === 'reject') return;
  // Where our lease ran out and another process was taken at its word, that stands.
  if (facts.tells.some(({ id, state }) => id === claimed.id && state === 'applied')) return;
  const money = what === 'paid' ? settling(payment, facts) : undefined;
  // Money that was taken back meanwhile needs no word any more; nor does a pending that came after the end.
  if (what === 'paid' ? !money : /PENDING_INVALID_STATE/.test(word)) return;
  const late = money && /already|INVALID_STATE|rejected/i.test(word);
  await raiseException(tx, {
    shopId,
    id: deps.ids.next(),
    kind: late ? 'LATE_PAYMENT' : 'SHOPIFY_REFUSED',
    subject: late ? lateSubject(payment, money) : `${paymentId}/${what}`,
    paymentId,
    at: deps.clock.now(),
    evidence: { what, word },
  });
}
