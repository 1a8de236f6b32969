import type { Actor } from '#app/kernel/actor.ts';
import type { PaymentId, ShopId } from '#app/kernel/ids.ts';
import { limaDate } from '#app/kernel/lima.ts';
import type { Money } from '#app/kernel/money.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { ShopTransaction } from '#app/platform/database.server.ts';
import { choicesOf, type ExceptionChoice, isChoice, writeDecision } from './choices.ts';
import { type AboutException, type ExceptionDeps, recordDeed } from './journal.server.ts';
import { isExceptionKind } from './kind.ts';
import {
  keepMoneyDecision,
  type MoneyDecision,
  readMostReturned,
} from './money-decision.store.server.ts';
import { faultsOf, type Returned } from './returned.ts';

export const LONGEST_REASON = 2_000;

export type CloseError =
  | {
      readonly kind:
        | 'not-found'
        | 'already-closed'
        | 'reason-missing'
        | 'choice-missing'
        | 'lines-busy'
        /** No money is lost by it, or not in one currency. */
        | 'nothing-lost';
    }
  /** What was returned is not told, or not so that it can be kept: more than came in, for one. */
  | { readonly kind: 'return-unclear'; readonly fields: readonly (keyof Returned)[] };

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
  /** How much is lost when nobody asks for it any more; null where nothing is. */
  lossOf(
    tx: ShopTransaction,
    about: Pick<AboutException, 'shopId' | 'exceptionId'>,
  ): Promise<Money | null>;
  decided(tx: ShopTransaction, about: DecidedLines): Promise<void>;
};
export type DecidedLines = AboutException & {
  readonly kind: string;
  readonly subject: string;
  readonly choice: ExceptionChoice;
};

export type CloseDeps = ExceptionDeps & {
  readonly consequence: PaymentConsequence;
  readonly lines?: LinesConsequence;
};

export type CloseException = AboutException & {
  readonly choice: string;
  readonly reason: string;
  /** With the choice `returned-money`: what went back. */
  readonly returned?: Returned;
};

type Closing = AboutException & {
  readonly choice: ExceptionChoice;
  readonly reason: string;
  readonly returned: Returned | null;
  readonly at: Date;
};

/** Closes an exception with a choice and a reason, once: by compare-and-set, so that two people never both decide. */
export async function closeException(
  deps: CloseDeps,
  command: CloseException,
): Promise<Result<null, CloseError>> {
  const { choice, returned = null } = command;
  const reason = command.reason.trim().slice(0, LONGEST_REASON);
  if (!isChoice(choice)) return err({ kind: 'choice-missing' });
  if (reason === '') return err({ kind: 'reason-missing' });
  const at = deps.clock.now();
  const fields = choice === 'returned-money' ? unclear(returned, at) : [];
  if (fields.length > 0) return err({ kind: 'return-unclear', fields });
  const { shopId, exceptionId, actor } = command;
  const closing = { shopId, exceptionId, actor, choice, reason, returned, at };
  return deps.database.inShop(shopId, (tx) => close(deps, tx, closing));
}

const unclear = (returned: Returned | null, at: Date): readonly (keyof Returned)[] =>
  returned === null ? ['minor', 'on', 'reference'] : faultsOf(returned, limaDate(at));

async function close(
  deps: CloseDeps,
  tx: ShopTransaction,
  closing: Closing,
): Promise<Result<null, CloseError>> {
  const { shopId, exceptionId, actor, choice, reason, at } = closing;
  const found = await tx.exception.findUnique({
    where: { shopId_id: { shopId, id: exceptionId } },
  });
  if (!found) return err({ kind: 'not-found' });
  const { kind, subject } = found;
  if (!choicesOf(isExceptionKind(kind) ? kind : null).includes(choice))
    return err({ kind: 'choice-missing' });
  const payment =
    found.paymentId === null ? null : { shopId, paymentId: found.paymentId as PaymentId };
  if (deps.lines && !(await deps.lines.lock(tx, shopId))) return err({ kind: 'lines-busy' });
  if (payment) await deps.consequence.lock(tx, payment);
  if (found.closedAt !== null) return err({ kind: 'already-closed' });
  const money = await moneyOf(deps, tx, { ...closing, paymentId: found.paymentId });
  if (!money.ok) return money;
  const { count } = await tx.exception.updateMany({
    where: { shopId, id: exceptionId, closedAt: null },
    data: { closedAt: at, closedBy: actor, closeReason: writeDecision(choice, reason) },
  });
  if (count === 0) return err({ kind: 'already-closed' });
  if (money.value) await keepMoneyDecision(tx, closing, { ...money.value, at });
  await recordDeed(deps, tx, { shopId, exceptionId, actor, kind: 'exception.closed', choice });
  await deps.lines?.decided(tx, { shopId, exceptionId, actor, kind, subject, choice });
  if (payment) await deps.consequence.reconsider(tx, { ...payment, actor, kind, choice });
  return ok(null);
}

/** What the choice says of money; nothing where it says none. More cannot have gone back than came in. */
async function moneyOf(
  deps: CloseDeps,
  tx: ShopTransaction,
  closing: Closing & { readonly paymentId: string | null },
): Promise<Result<MoneyDecision | null, CloseError>> {
  const { choice, returned, at } = closing;
  const id = deps.ids.next();
  if (choice === 'returned-money' && returned) {
    const most = await readMostReturned(tx, closing, returned.currency);
    if (most !== null && returned.minor > most)
      return err({ kind: 'return-unclear', fields: ['minor'] });
    return ok({ ...returned, reference: returned.reference.trim(), id, choice });
  }
  if (choice !== 'written-off') return ok(null);
  const loss = (await deps.lines?.lossOf(tx, closing)) ?? null;
  return loss === null
    ? err({ kind: 'nothing-lost' })
    : ok({ ...loss, id, choice, on: limaDate(at), reference: null });
}
