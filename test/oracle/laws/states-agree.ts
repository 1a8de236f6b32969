import type { Evidence, Law } from '../books.ts';
import type { Ledger, Payment, Voucher } from '../ledger.ts';

/** What a person sees of a payment and of its codes follows from what stands below, and agrees with both books. */
export const statesAgree: Law = (evidence) => [
  ...evidence.ledger.payments.flatMap((payment) => paymentAgrees(evidence, payment)),
  ...evidence.ledger.vouchers.flatMap((voucher) => voucherAgrees(evidence, voucher)),
  ...codesAreOurs(evidence),
];

function paymentAgrees({ books, ledger }: Evidence, payment: Payment): string[] {
  const expected = expectedState(ledger, payment);
  const session = books.shopify.sessions.find(({ id }) => id === payment.sessionId);
  const told = ledger.tells.some(
    ({ paymentId, what, state }) =>
      paymentId === payment.id && what === 'paid' && state === 'applied',
  );
  // Our word was lost with its process, and the money taken back: nobody can ask Shopify, and a person must look.
  const isUnknown =
    ledger.tells.some(
      ({ paymentId, state }) => paymentId === payment.id && state === 'unanswered',
    ) &&
    ledger.exceptions.some(
      ({ paymentId, kind }) => paymentId === payment.id && kind === 'REVERSED',
    );
  const differs = !isUnknown && told !== (session?.state === 'resolved');
  return [
    ...(expected === null || expected === payment.state
      ? []
      : [`payment ${payment.id} is shown as ${payment.state}, its rows say ${expected}`]),
    ...(differs ? [`payment ${payment.id}: Shopify says ${session?.state}, our tells differ`] : []),
  ];
}

/** The state where money decides it; null where it is for the codes to say. */
function expectedState({ receipts, exceptions }: Ledger, payment: Payment): string | null {
  const settling = receipts.filter(
    ({ paymentId, purpose }) => paymentId === payment.id && purpose === 'settles',
  );
  if (settling.some(({ reversed }) => !reversed)) return 'paid';
  const isHeld = exceptions.some(
    ({ paymentId, kind, isOpen }) =>
      paymentId === payment.id && isOpen && (kind === 'WRONG_AMOUNT' || kind === 'WRONG_CURRENCY'),
  );
  if (isHeld) return 'held';
  if (settling.length > 0) return 'reversed';
  return ['paid', 'held', 'reversed'].includes(payment.state) ? 'something without money' : null;
}

function voucherAgrees({ books, ledger }: Evidence, voucher: Voucher): string[] {
  const code = books.gateways.codes.find(
    ({ transactionCode }) => transactionCode === voucher.transactionCode,
  );
  if (voucher.reference !== null && voucher.reference !== code?.reference)
    return [
      `voucher ${voucher.id} bears ${voucher.reference}, the gateway's books say ${code?.reference}`,
    ];
  const own = ledger.receipts.filter(({ voucherId }) => voucherId === voucher.id);
  // A code whose money was all taken back may have been voided since.
  const money = voucher.state === 'paid' ? own : own.filter(({ reversed }) => !reversed);
  const differs = money.length > 0 !== (voucher.state === 'paid');
  if (differs && !isGoneUnseen({ ledger }, voucher))
    return [
      `voucher ${voucher.id} is ${voucher.state}, and has ${money.length > 0 ? 'a' : 'no'} receipt`,
    ];
  const mustLive = voucher.state === 'live' && code?.status !== 'awaiting';
  const mustBeDead = voucher.state === 'voided' && code?.status !== 'voided';
  const clash = mustLive || mustBeDead;
  return clash
    ? [`voucher ${voucher.id} is ${voucher.state}, the gateway says ${code?.status}`]
    : [];
}

/** It was paid and the money taken back before anyone could make a receipt of it: a person sees that. */
const isGoneUnseen = ({ ledger }: Pick<Evidence, 'ledger'>, { reference }: Voucher): boolean =>
  ledger.exceptions.some(
    ({ kind, isOpen, evidence }) =>
      kind === 'REVERSED' && isOpen && evidence.reference === reference,
  );

/** Each code at the gateway goes back to an intent of ours. */
function codesAreOurs({ books, ledger }: Evidence): string[] {
  const intended = new Set(ledger.vouchers.map(({ transactionCode }) => transactionCode));
  return books.gateways.codes
    .filter(({ transactionCode }) => !intended.has(transactionCode))
    .map(({ reference }) => `code ${reference} was issued without an intent of ours`);
}
