import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { type Finding, type Question, receiptsOf } from './finding.ts';
import type { KnownVoucher, Receipt } from './model.ts';

/** Money that is gone again: it no longer stands, and a person must see it. */
export const takenBack = (receipt: Receipt): readonly Finding[] => [
  { kind: 'reversed', receiptId: receipt.id },
  { kind: 'raise', exception: 'REVERSED', subject: receipt.id, amount: receipt.amount },
];

/** A reversal of money that we have no receipt of: a person must see it. */
export const announcedReversal = (
  voucher: Pick<KnownVoucher, 'id'>,
  hint: GatewayNotification,
): Extract<Finding, { kind: 'raise' }> => ({
  kind: 'raise',
  exception: 'REVERSED',
  subject: `${voucher.id}/${hint.operation ?? 'unnamed'}`,
  amount: hint.amount,
});

/** The question as it stands once these receipts are reversed. */
export const without = (question: Question, gone: readonly Receipt[]): Question => {
  const receipts = question.facts.receipts.map((receipt) =>
    gone.includes(receipt) ? { ...receipt, reversed: true } : receipt,
  );
  return { ...question, facts: { ...question.facts, receipts } };
};

/**
 * A payment is announced that the gateway does not confirm, because it has been taken back: we have its reversed receipt,
 * or its reversal came before it. Null where it may still be confirmed. A reversed receipt without a number gets this one.
 */
export function oldNews({ voucher, facts, hint }: Question): readonly Finding[] | null {
  if (hint?.event !== 'paid') return null;
  const done: Finding = { kind: 'taken-back-since' };
  const own = receiptsOf({ voucher, facts });
  const { operation } = hint;
  const named = own.some((receipt) => receipt.reversed && receipt.operation === operation);
  if (named || isReversalRaised({ voucher, facts, hint })) return [done];
  const unnamed = own.find((receipt) => receipt.operation === null);
  if (own.length === 0 || own.some((receipt) => !receipt.reversed)) return null;
  if (operation === null) return [done];
  return unnamed ? [done, { kind: 'operation-named', receiptId: unnamed.id, operation }] : null;
}

/** Whether a reversal of exactly this payment was raised before any word of the payment came. */
export const isReversalRaised = ({
  voucher,
  facts,
  hint,
}: Pick<Question, 'voucher' | 'facts' | 'hint'>): boolean =>
  hint !== null && facts.raisedReversals.has(announcedReversal(voucher, hint).subject);
