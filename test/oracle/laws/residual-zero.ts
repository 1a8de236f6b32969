import { bankPayments, type Evidence, heldMinor, type Law, sum } from '../books.ts';
import type { Ledger } from '../ledger.ts';
import { isUnheardOrphan } from './unheard-orphan.ts';

/** Sums prove it: what the gateway holds, less what we know of and what nobody here can know, is nothing. */
export const residualZero: Law = (evidence) => {
  const currencies = new Set(bankPayments(evidence.books).map(({ currency }) => currency));
  return [...currencies].flatMap((currency) => {
    const residual = residualOf(evidence, currency);
    return residual === 0n ? [] : [`the residual in ${currency} is ${residual} minor units`];
  });
};

function residualOf(evidence: Evidence, currency: string): bigint {
  const { books, ledger } = evidence;
  const held = bankPayments(books).filter((payment) => payment.currency === currency);
  const unclaimed = held.filter(
    (payment) => isUnclaimed(ledger, payment.code.reference) || isUnheardOrphan(evidence, payment),
  );
  return heldMinor(held) - heldMinor(unclaimed) - standingMinor(ledger, currency);
}

/** What we say the gateway holds: receipts, less those reversed. */
export const standingMinor = ({ receipts }: Pick<Ledger, 'receipts'>, currency: string): bigint =>
  sum(
    receipts
      .filter((receipt) => receipt.currency === currency && !receipt.reversed)
      .map(({ amountMinor }) => amountMinor),
  );

const isUnclaimed = ({ exceptions }: Ledger, code: string): boolean =>
  exceptions.some(
    ({ kind, isOpen, evidence }) =>
      kind === 'UNKNOWN_VOUCHER' && isOpen && evidence.reference === code,
  );
