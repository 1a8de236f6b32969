import { dialectNamed } from '#sandbox/providers.ts';
import type { Law } from '../books.ts';

/** Whether a gateway's codes can be made unpayable by its published calls. */
const canVoid = (gateway: string): boolean => dialectNamed(gateway)?.voids === true;

/**
 * A checkout whose money is in has no other code that can be paid, where the gateway can void: each is dead once all is
 * quiet. A code that never told us its name is nobody's to void, and one whose own money stands is paid, not payable.
 */
export const noSecondCode: Law = ({ books, ledger }) => {
  const paid = new Set(
    ledger.receipts
      .filter(({ reversed }) => !reversed)
      .map(({ voucherId }) => ledger.vouchers.find(({ id }) => id === voucherId)?.checkoutId),
  );
  const named = ledger.vouchers.filter(({ reference }) => reference !== null);
  return named.flatMap(({ transactionCode, reference, checkoutId }) => {
    const code = books.gateways.codes.find((line) => line.transactionCode === transactionCode);
    const payable = code?.status === 'awaiting' && canVoid(code.gateway);
    return payable && paid.has(checkoutId)
      ? [`code ${reference} can still be paid, though its checkout is`]
      : [];
  });
};
