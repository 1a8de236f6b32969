import type { Law } from '../books.ts';
import type { Ledger, Receipt } from '../ledger.ts';

/** Money that does not simply pay its order waits for a person, under its own name. */
export const decidedByPeople: Law = ({ books, ledger }) =>
  ledger.receipts.flatMap((receipt) => {
    const payment = ledger.payments.find(({ id }) => id === receipt.paymentId);
    const session = books.shopify.sessions.find(({ id }) => id === payment?.sessionId);
    const wanted = namesFor(receipt, session?.state === 'resolved');
    if (wanted.length === 0 || hasException(ledger, receipt, wanted)) return [];
    return [`receipt ${receipt.id} (${receipt.purpose}) should stand as ${wanted.join(' or ')}`];
  });

function namesFor({ purpose, reversed }: Receipt, resolved: boolean): string[] {
  if (reversed) return ['REVERSED'];
  if (purpose === 'surplus') return ['DOUBLE_PAYMENT'];
  if (purpose === 'mismatch') return ['WRONG_AMOUNT', 'WRONG_CURRENCY'];
  return resolved ? [] : ['SHOPIFY_REFUSED', 'LATE_PAYMENT'];
}

const hasException = (
  { exceptions }: Ledger,
  { paymentId }: Receipt,
  kinds: readonly string[],
): boolean =>
  exceptions.some(
    (exception) =>
      exception.isOpen && exception.paymentId === paymentId && kinds.includes(exception.kind),
  );
