import type { Actor } from '#app/kernel/actor.ts';
import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { type ExceptionChoice, isChoice, writeDecision } from './choices.ts';
import { type AboutException, type ExceptionDeps, recordDeed } from './journal.server.ts';

export const LONGEST_REASON = 2_000;

export type CloseError = {
  readonly kind:
    | 'not-found'
    | 'already-closed'
    | 'reason-missing'
    | 'choice-missing'
    | 'lines-busy';
};

/**
 * What a decision does to the payment, handed in by who knows payments: the lock of its checkout first (so that two locks
 * are always taken in one order), and after the closing, what the payment now is.
 */
export type PaymentConsequence = {
  lock(tx: ShopTransaction, about: OfPayment): Promise<void>;
  reconsider(tx: ShopTransaction, decided: Decided): Promise<void>;
};
/** What was decided about which kind of exception, and by whom. */
export type Decided = OfPayment & {
  readonly actor: Actor;
  readonly kind: string;
  readonly choice: ExceptionChoice;
};
type OfPayment = { readonly shopId: ShopId; readonly paymentId: PaymentId };

/**
 * What a decision does to the settlement lines that are in the exception, handed in by who knows lines: they are held first,
 * because who judges lines holds them before he touches an exception; false where someone judges them at this moment.
 */
export type LinesConsequence = {
  lock(tx: ShopTransaction, shopId: ShopId): Promise<boolean>;
  decided(tx: ShopTransaction, about: AboutException): Promise<void>;
};

export type CloseDeps = ExceptionDeps & {
  readonly consequence: PaymentConsequence;
  readonly lines?: LinesConsequence;
};

export type CloseException = AboutException & {
  readonly choice: string;
  readonly reason: string;
};

/** Closes an exception with a choice and a reason, once: by compare-and-set, so that two people never both decide. */
export async function closeException(
  deps: CloseDeps,
  command: CloseException,
): Promise<Result<null, CloseError>> {
  const { shopId, exceptionId, actor, choice } = command;
  const reason = command.reason.trim().slice(0, LONGEST_REASON);
  if (!isChoice(choice)) return err({ kind: 'choice-missing' });
  if (reason === '') return err({ kind: 'reason-missing' });
  return deps.database.inShop(shopId, async (tx) => {
    const found = await tx.exception.findUnique({
      where: { shopId_id: { shopId, id: exceptionId } },
    });
    if (!found) return err({ kind: 'not-found' });
    const payment =
      found.paymentId === null ? null : { shopId, paymentId: found.paymentId as PaymentId };
    if (deps.lines && !(await deps.lines.lock(tx, shopId))) return err({ kind: 'lines-busy' });
    if (payment) await deps.consequence.lock(tx, payment);
    const { count } = await tx.exception.updateMany({
      where: { shopId, id: exceptionId, closedAt: null },
      data: {
        closedAt: deps.clock.now(),
        closedBy: actor,
        closeReason: writeDecision(choice, reason),
      },
    });
    if (count === 0) return err({ kind: 'already-closed' });
    await recordDeed(deps, tx, { ...command, kind: 'exception.closed', choice });
    await deps.lines?.decided(tx, command);
    if (payment)
      await deps.consequence.reconsider(tx, { ...payment, actor, kind: found.kind, choice });
    return ok(null);
  });
}
