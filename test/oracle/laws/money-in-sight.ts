import { type BankPayment, bankPayments, type Evidence, type Law, nameOf } from '../books.ts';
import type { Exception, Receipt } from '../ledger.ts';
import { isUnheardOrphan, wasHeard } from './unheard-orphan.ts';

/** Every payment at a bank is one receipt, or a named open exception; every receipt is a payment at a bank. */
export const moneyInSight: Law = (evidence) => {
  const { books, ledger } = evidence;
  const free = new Set(ledger.receipts);
  const wrong = bankPayments(books).flatMap((payment) => {
    const receipt = receiptOf(evidence, payment, free);
    if (!receipt) return isNamed(evidence, payment) ? [] : [`${nameOf(payment)} is out of sight`];
    free.delete(receipt);
    const knowsReversal = receipt.reversed === (payment.reversedAt !== null);
    return knowsReversal ? [] : [`${nameOf(payment)} differs in whether it was reversed`];
  });
  const invented = [...free].map(
    (receipt) => `receipt ${receipt.id} is of money that no bank took`,
  );
  return [...wrong, ...invented];
};

/** The receipt of a payment: by its operation, or one that was found by asking and has no operation yet. */
function receiptOf(
  { ledger }: Evidence,
  payment: BankPayment,
  free: ReadonlySet<Receipt>,
): Receipt | undefined {
  const vouchers = new Set(
    ledger.vouchers
      .filter(({ reference }) => reference === payment.code.reference)
      .map(({ id }) => id),
  );
  const own = [...free].filter(
    (receipt) =>
      vouchers.has(receipt.voucherId) &&
      receipt.amountMinor === BigInt(payment.amountMinor) &&
      receipt.currency === payment.currency,
  );
  return (
    own.find(({ operation }) => operation === payment.operation) ??
    own.find(({ operation }) => operation === null)
  );
}

/** An open exception names the code. Money that came and went before anyone could hear of it is nobody's. */
function isNamed(evidence: Evidence, payment: BankPayment): boolean {
  const { reversedAt } = payment;
  const { exceptions } = evidence.ledger;
  if (exceptions.some((exception) => exception.isOpen && names(exception, payment))) return true;
  if (isUnheardOrphan(evidence, payment)) return true;
  return reversedAt !== null && !wasHeard(evidence, payment);
}

const names = ({ evidence, kind }: Exception, { code, operation }: BankPayment): boolean =>
  evidence.reference === code.reference &&
  ['UNKNOWN_VOUCHER', 'REVERSED', 'DOUBLE_PAYMENT', 'WRONG_AMOUNT', 'WRONG_CURRENCY'].includes(
    kind,
  ) &&
  (evidence.operation === undefined ||
    evidence.operation === null ||
    evidence.operation === operation);
