import { closeByItself } from '#app/exceptions/close-by-itself.server.ts';
import { raiseException } from '#app/exceptions/raise.server.ts';
import { after } from '#app/kernel/clock.ts';
import type { PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { decimalText } from '#app/kernel/money.ts';
import { lastAskAt } from '#app/payments/deadlines.ts';
import { readRules } from '#app/payments/rules.store.server.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { CONFIRMED_BY_NOW, nextAttempt, waitAfter } from './attempts.ts';
import { isSpokenFor } from './changed.server.ts';
import type { Applied, Claimed } from './claimed.ts';

type Deps = Pick<Foundation, 'clock' | 'ids' | 'database'>;

type Unconfirmed = {
  readonly shopId: ShopId;
  readonly claimed: Claimed;
  readonly voucherId: VoucherId;
  readonly paymentId: PaymentId;
};

const DIFFERS = 'gateway-differs';

/**
 * The gateway does not say what its notification says. Nothing is written down on a hint alone (law 3), but nobody should
 * ship, or turn a shopper away, in ignorance of it: money that was announced in vain is raised, asked about at a calm
 * pace, and let rest as `unconfirmed` when the code's time is over. Differing once proves nothing: the gateway may have
 * just come back.
 */
export async function keepUnconfirmed(deps: Deps, about: Unconfirmed): Promise<Applied> {
  const { shopId, claimed, voucherId, paymentId } = about;
  const now = deps.clock.now();
  const { attempts, receivedAt, before } = claimed;
  return deps.database.inShop(shopId, async (tx) => {
    if (await isSpokenFor(tx, about)) return { kind: 'applied', outcome: 'asked-since', paymentId };
    if (before !== DIFFERS)
      return { kind: 'again', outcome: DIFFERS, dueAt: after(now, waitAfter(attempts)) };
    const voucher = await tx.voucher.findUniqueOrThrow({
      where: { shopId_id: { shopId, id: voucherId } },
    });
    if (attempts >= CONFIRMED_BY_NOW) await raise(deps, tx, { ...about, word: voucher.lastWord });
    const rules = await readRules(tx, shopId);
    const askedUntil = lastAskAt(voucher.expiresAt ?? voucher.deadline, rules);
    const dueAt = nextAttempt({ now, receivedAt, attempts, askedUntil });
    return dueAt
      ? { kind: 'again', outcome: DIFFERS, dueAt }
      : { kind: 'applied', outcome: 'unconfirmed', paymentId };
  });
}

async function raise(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, claimed, paymentId, word }: Unconfirmed & { readonly word: string | null },
): Promise<void> {
  const { id, hint, attempts } = claimed;
  // That a code lapsed announces no money; that it changed may.
  if (hint.event === 'lapsed') return;
  await raiseException(tx, {
    shopId,
    id: deps.ids.next(),
    kind: 'UNCONFIRMED_NOTIFICATION',
    subject: id,
    paymentId,
    at: deps.clock.now(),
    evidence: {
      event: hint.event,
      reference: hint.reference,
      operation: hint.operation,
      announced: hint.amount && decimalText(hint.amount),
      currency: hint.amount?.currency ?? null,
      word,
      attempt: `${attempts}`,
      notification: id,
    },
  });
}

/** The gateway has said so after all, or the money is known to be gone again: what was raised about it is over. */
export async function closeUnconfirmed(
  deps: Deps,
  tx: ShopTransaction,
  { shopId, claimed, outcome }: { shopId: ShopId; claimed: Claimed; outcome: string },
): Promise<void> {
  if (claimed.attempts <= CONFIRMED_BY_NOW || outcome === 'unconfirmed') return;
  await closeByItself(deps, tx, {
    shopId,
    kind: 'UNCONFIRMED_NOTIFICATION',
    subject: claimed.id,
    choice: outcome === 'taken-back-since' ? 'taken-back-since' : 'gateway-confirmed',
  });
}
