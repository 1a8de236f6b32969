import { dialectNamed } from '#sandbox/providers.ts';
import type { BankPayment, Evidence } from '../books.ts';

/**
 * Money on a code whose issue was never answered, and of which no word ever reached us. Where nothing can be asked but the
 * code itself (PagoEfectivo), nobody can ask for it: the attempt is kept as an orphan under its transaction code, which the
 * settlement report will name.
 */
export function isUnheardOrphan({ books, ledger }: Evidence, payment: BankPayment): boolean {
  const { code } = payment;
  const isOrphan = ledger.vouchers.some(
    ({ transactionCode, state }) => transactionCode === code.transactionCode && state === 'orphan',
  );
  return isOrphan && !wasHeard({ books }, payment);
}

/**
 * Whether we acknowledged any news of this payment from which it could be learnt. Where a gateway says neither in its news
 * nor when asked that there was money, news that came after the reversal says nothing.
 */
export const wasHeard = (
  { books }: Pick<Evidence, 'books'>,
  { code, operation, reversedAt }: BankPayment,
): boolean =>
  books.gateways.notifications.some(
    (news) =>
      news.reference === code.reference &&
      news.operation === operation &&
      news.taken &&
      (reversedAt === null || news.at < reversedAt || remembersReversals(code.gateway)),
  );

function remembersReversals(gateway: string): boolean {
  const dialect = dialectNamed(gateway);
  return dialect?.tellsReversals === true || dialect?.afterReversal === 'reversed';
}
