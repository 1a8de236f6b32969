import { after, HOUR, MINUTE } from '#app/kernel/clock.ts';
import { type CheckoutFacts, isMoneyIn, type Voucher } from './model.ts';

/**
 * Whether the checkout's money has come in on another code, so that nobody should pay this one any more. Money that was
 * taken back makes no code superfluous, and no code with money of its own is.
 */
export const isSuperfluous = (voucher: Pick<Voucher, 'id'>, facts: CheckoutFacts): boolean => {
  const standing = facts.receipts.filter((receipt) => !receipt.reversed);
  return (
    standing.length > 0 &&
    standing.every((receipt) => receipt.voucherId !== voucher.id) &&
    isMoneyIn(facts)
  );
};

/** Whether another code of the checkout is asked for, can be paid or is being voided: only one may at a time. */
export const hasRunningBeside = (
  { id }: Pick<Voucher, 'id'>,
  vouchers: readonly Voucher[],
): boolean =>
  vouchers.some(
    (voucher) => voucher.id !== id && ['intended', 'live', 'voiding'].includes(voucher.state),
  );

/**
 * When the voiding of a superfluous code is tried again: a minute after the money came in, then each time after as long
 * as it has taken so far, an hour at most. Derived from the rows, so that any process may go on with it (law 6).
 */
export function nextVoidAt(now: Date, facts: Pick<CheckoutFacts, 'receipts'>): Date {
  const came = facts.receipts
    .filter((receipt) => !receipt.reversed)
    .map((receipt) => receipt.recordedAt.getTime());
  const soFar = now.getTime() - Math.max(...came);
  return after(now, Math.min(Math.max(soFar, MINUTE), HOUR));
}
