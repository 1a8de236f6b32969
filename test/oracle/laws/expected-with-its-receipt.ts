import type { Law } from '../books.ts';

/** What came in is waited for in the settlement reports from its first moment, under the name that they give it. */
export const expectedWithItsReceipt: Law = ({ ledger }) => {
  const referenceOf = new Map(ledger.vouchers.map(({ id, reference }) => [id, reference]));
  const wrong = ledger.receipts.flatMap((receipt) => {
    const own = ledger.expectations.filter(({ receiptId }) => receiptId === receipt.id);
    if (own.length !== 1) return [`receipt ${receipt.id} is expected ${own.length} times`];
    const same = own.every(
      ({ accountId, amountMinor, currency, reference }) =>
        accountId === receipt.accountId &&
        amountMinor === receipt.amountMinor &&
        currency === receipt.currency &&
        reference === referenceOf.get(receipt.voucherId),
    );
    return same ? [] : [`receipt ${receipt.id} is expected otherwise than it came`];
  });
  const receipts = new Set(ledger.receipts.map(({ id }) => id));
  const invented = ledger.expectations.filter(({ receiptId }) => !receipts.has(receiptId));
  return [...wrong, ...invented.map(({ receiptId }) => `${receiptId} is expected and never came`)];
};
