import { effectOf, readDecision } from '#app/exceptions/choices.ts';
import { HOLDING_KINDS } from '#app/exceptions/kinds.ts';
import type { VoucherId } from '#app/kernel/ids.ts';
import type { Receipt } from './model.ts';

/** An exception, as far as it says something of money that came in. */
type About = {
  readonly kind: string;
  readonly subject: string;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
};

type Money = {
  readonly voucherId: VoucherId;
  readonly operation: string | null;
  /** How many receipts its code had before it. */
  readonly before: number;
};

/** How an exception names money: by its operation, or by its place among its code's where none is known. */
export const subjectOfMoney = ({ voucherId, operation, before }: Money): string =>
  `${voucherId}/${operation ?? `asked-${before}`}`;

const isOfAmount = (kind: string): boolean => HOLDING_KINDS.some((holding) => holding === kind);

/** Whether nothing of its payment may lapse, be released or given up, because a person must decide first. */
export const isHolding = ({ kind, closedAt }: Pick<About, 'kind' | 'closedAt'>): boolean =>
  closedAt === null && isOfAmount(kind);

/** What differs settles only once it was accepted; what came twice, until it went back or to another order. */
function setsAside({ kind, closedAt, closeReason }: About): boolean {
  const choice = closedAt === null ? null : readDecision(closeReason ?? '').choice;
  if (isOfAmount(kind)) return choice === null || effectOf(kind, choice) !== 'accepts';
  return kind === 'DOUBLE_PAYMENT' && (choice === 'returned-money' || choice === 'other-order');
}

/**
 * Of a checkout's receipts, in the order of their coming, those that settle nothing by what a person decided of them, or has
 * still to decide: what was accepted of one is not said of the next. An operation may have been named since it was raised.
 */
export function setAsideAmong(
  receipts: readonly Receipt[],
  exceptions: readonly About[],
): ReadonlySet<string> {
  const subjects = new Set(exceptions.filter(setsAside).map(({ subject }) => subject));
  const isSetAside = (receipt: Receipt): boolean => {
    const own = receipts.filter(({ voucherId }) => voucherId === receipt.voucherId);
    const money = { ...receipt, before: own.indexOf(receipt) };
    return [money, { ...money, operation: null }]
      .map(subjectOfMoney)
      .some((it) => subjects.has(it));
  };
  return new Set(receipts.filter(isSetAside).map(({ id }) => id));
}
