import { sameMoney } from '#app/kernel/money.ts';
import { type CheckoutFacts, type Payment, type Receipt, settling } from '#app/payments/model.ts';
import type { PageState } from './voucher-page-view.ts';

/**
 * What the page says where money has come in; null where none has. Sessions of one checkout are one purchase to the
 * shopper: money under any of them is told on the page of each, so that none asks for it again.
 */
export function moneyState(payment: Payment, facts: CheckoutFacts): PageState | null {
  const sessions = [payment, ...facts.payments.filter(({ id }) => id !== payment.id)];
  const paid = sessions.find((session) => settling(session, facts) !== undefined);
  if (paid) return paidState(payment, paid, facts);
  const held = sessions.find(({ id }) => facts.heldPayments.has(id));
  const standing = moneyOf(held ?? payment, facts).filter((receipt) => !receipt.reversed);
  if (held && (standing.length > 0 || moneyOf(held, facts).length === 0))
    return { kind: 'held', asked: held.amount, received: standing.at(-1)?.amount ?? null };
  const last = standing.at(-1);
  if (last) return { kind: 'decided', received: last.amount };
  const gone = moneyOf(payment, facts).at(-1);
  return gone ? { kind: 'reversed', amount: gone.amount } : null;
}

const moneyOf = ({ id }: Payment, { receipts }: CheckoutFacts): readonly Receipt[] =>
  receipts.filter((receipt) => receipt.paymentId === id);

function paidState(shown: Payment, paid: Payment, facts: CheckoutFacts): PageState {
  if (isLate(paid, facts)) return { kind: 'late' };
  const received = settling(paid, facts)?.amount ?? paid.amount;
  return paid.id === shown.id || sameMoney(paid.amount, shown.amount)
    ? { kind: 'paid', paidAt: null }
    : { kind: 'paid-otherwise', received };
}

/** Shopify did not take the money, or had heard before that none would come. */
const isLate = ({ id }: Payment, { tells }: CheckoutFacts): boolean =>
  tells.some(
    ({ paymentId, what, state }) =>
      paymentId === id &&
      ((what === 'paid' && state === 'refused') || (what === 'reject' && state === 'applied')),
  );
