import { raiseException } from '#app/exceptions/raise.server.ts';
import type { GatewayError, GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import type { OpenedAccount } from '#app/gateways/opened-account.ts';
import { after, MINUTE } from '#app/kernel/clock.ts';
import type { AccountId, PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { decimalText } from '#app/kernel/money.ts';
import { adoptOrphan } from '#app/payments/adopt.server.ts';
import { canLookFor } from '#app/payments/look-for.server.ts';
import { type ObserveDeps, observe } from '#app/payments/observe.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { waitAfter } from './attempts.ts';
import { isAskedSince, tellOthers } from './changed.server.ts';
import type { Applied, Claimed } from './claimed.ts';
import { type NotificationFacts, nameOf, notificationOf } from './facts.ts';
import { closeUnconfirmed, keepUnconfirmed } from './unconfirmed.server.ts';

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
  const { hint, accountId } = claimed;
  if (hint.event === 'unknown')
    return { kind: 'applied', outcome: 'unknown-event', paymentId: null };
  const known = await deps.database.inShop(shopId, (tx) =>
    tx.voucher.findFirst({ where: { shopId, accountId, reference: hint.reference } }),
  );
  await tellOthers(deps, shopId, claimed);
  if (known && (await isAskedSince(deps, { shopId, claimed, voucher: known })))
    return { kind: 'applied', outcome: 'asked-since', paymentId: known.paymentId as PaymentId };
  const voucherId = known ? (known.id as VoucherId) : await adopted(deps, shopId, claimed);
  if (voucherId === null) return { kind: 'applied', outcome: 'unknown-voucher', paymentId: null };
  if (typeof voucherId !== 'string') return again(deps, claimed, voucherId.kind);
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

/** A code we don't know: the gateway is asked whose it is. An orphan of ours is adopted; anything else a person must see. */
async function adopted(
  deps: ObserveDeps,
  shopId: ShopId,
  claimed: Claimed,
): Promise<VoucherId | null | GatewayError> {
  const { hint, accountId } = claimed;
  const version = await versionOfAttempt(deps, { shopId, accountId, hint });
  const account = await deps.openAccount({ shopId, accountId, version });
  if (!account) return { kind: 'unavailable' };
  const asked = await account.gateway.query(hint.reference);
  // What the gateway refuses to be asked about is no code of this account: asking again would be answered alike, for ever.
  if (!asked.ok && asked.error.kind !== 'rejected') return asked.error;
  const observation: Observation = asked.ok ? asked.value : { status: 'not-found' };
  if ('facts' in observation) {
    const transactionCode = observation.facts.transactionCode ?? hint.transactionCode;
    const { reference } = hint;
    const paidBy = await askWhatItIsPaidBy(account, { reference, transactionCode, observation });
    const about = { shopId, accountId, reference, observation, transactionCode };
    const found = await adoptOrphan(deps, { ...about, ...paidBy });
    if (found) return found;
  }
  // An account may sell elsewhere too: that some code of it changed is no news of money that we look after.
  if (hint.event === 'changed') return null;
  await deps.database.inShop(shopId, (tx) =>
    raiseException(tx, {
      shopId,
      id: deps.ids.next(),
      kind: 'UNKNOWN_VOUCHER',
      subject: `${accountId} ${nameOf([hint.reference, ...newsOf(hint)])}`,
      paymentId: null,
      at: deps.clock.now(),
      evidence: {
        reference: hint.reference,
        operation: hint.operation,
        amount: hint.amount && decimalText(hint.amount),
        currency: hint.amount?.currency ?? null,
        word: 'facts' in observation ? observation.facts.word : observation.status,
        notification: claimed.id,
      },
    }),
  );
  return null;
}

type Unnamed = Pick<Claimed, 'accountId' | 'hint'> & { readonly shopId: ShopId };

/** The version of the manifest by which the attempt was made that a delivery names; null where it names none of ours. */
async function versionOfAttempt(
  deps: ObserveDeps,
  { shopId, accountId, hint: { transactionCode } }: Unnamed,
): Promise<string | null> {
  if (transactionCode === null) return null;
  const attempt = await deps.database.inShop(shopId, (tx) =>
    tx.voucher.findUnique({
      where: { shopId_accountId_transactionCode: { shopId, accountId, transactionCode } },
    }),
  );
  return attempt?.declaredGatewayId ?? null;
}

/** What it tells of a code: an operation by its number, or else the event. */
const newsOf = ({ operation, eventType }: GatewayNotification): readonly string[] =>
  operation === null ? ['', eventType] : [operation];

type Nameless = Pick<
  Parameters<typeof adoptOrphan>[1],
  'reference' | 'transactionCode' | 'observation'
>;

/** A code that still awaits its money will be shown: where it can be looked for, its page is told by that alone. */
async function askWhatItIsPaidBy(
  account: OpenedAccount,
  { reference, transactionCode, observation }: Nameless,
): Promise<{ readonly code: string | null; readonly pageUrl: string | null }> {
  const told = { code: observation.facts.code ?? null, pageUrl: null };
  if (observation.status !== 'awaiting' || transactionCode === null || !canLookFor(account))
    return told;
  const answer = await account.gateway.find(transactionCode);
  const voucher = answer.ok && answer.value ? answer.value.voucher : null;
  if (voucher?.reference !== reference) return told;
  return { code: told.code ?? voucher.code, pageUrl: voucher.pageUrl };
}

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
