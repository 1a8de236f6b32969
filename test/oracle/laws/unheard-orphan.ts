import type { BankPayment, Evidence } from '../books.ts';

/**
 * Money on a code whose issue was never answered, and of which no word ever reached us. PagoEfectivo searches by code
 * only, so nobody can ask for it: the attempt is kept as an orphan under its transaction code, which the settlement
 * report will name.
 */
export function isUnheardOrphan({ books, ledger }: Evidence, payment: BankPayment): boolean {
  const { code, operation } = payment;
  const isOrphan = ledger.vouchers.some(
    ({ transactionCode, state }) => transactionCode === code.transactionCode && state === 'orphan',
  );
  return isOrphan && !wasHeard({ books }, code.reference, operation);
}

/** Whether we acknowledged any news of this payment. */
export const wasHeard = (
  { books }: Pick<Evidence, 'books'>,
  reference: string,
  operation: string,
): boolean =>
  books.gateways.notifications.some(
    (news) => news.reference === reference && news.operation === operation && news.taken,
  );
