import { type Money, sameMoney } from '#app/kernel/money.ts';
import { type Finding, type Question, receiptsOf } from './finding.ts';
import {
  type CheckoutFacts,
  isSettled,
  type KnownVoucher,
  type Receipt,
  type ReceiptPurpose,
} from './model.ts';
import { subjectOfMoney } from './set-aside.ts';
import { hasRunningBeside, isSuperfluous } from './superfluous.ts';
import { announcedReversal, isReversalRaised, oldNews, takenBack, without } from './taken-back.ts';

/** Compares what the gateway says with what was frozen. Pure; saying the same thing twice finds nothing the second time. */
export function judge(question: Question): readonly Finding[] {
  const { observation, hint } = question;
  switch (observation.status) {
    case 'paid':
      return hint?.event === 'reversed'
        ? judgeTakenBackInPart(question)
        : judgePaid(question, observation);
    // Given back by the merchant: the money did come in, and what went out again is the refund's own story.
    case 'refunded':
      return judgePaid(question, { ...observation, status: 'paid' });
    case 'reversed':
      return judgeTakenBack(question, observation.facts.amount);
    case 'awaiting':
    case 'lapsed':
    case 'voided':
      return judgeUnpaid(question, observation.status);
    case 'unknown':
    case 'not-found':
      return hint === null ? [] : [{ kind: 'ask-again' }];
  }
}

type Paid = Extract<Question['observation'], { status: 'paid' }>;

function judgePaid(question: Question, observed: Paid): readonly Finding[] {
  const { voucher, facts, hint } = question;
  // Where its reversal was raised already, what is paid now is another payment, whose number we don't know yet.
  const said = hint?.event === 'paid' && !isReversalRaised(question) ? hint : null;
  // A gateway that names the operation when asked is believed before a delivery that names it: PayU signs only the order.
  const operation = observed.facts.operation ?? said?.operation ?? null;
  const own = receiptsOf(question);
  const standing = own.filter((receipt) => !receipt.reversed);
  const moved: Finding[] = voucher.state === 'paid' ? [] : [{ kind: 'moved', to: 'paid' }];
  if (isKnownMoney(own, operation)) return moved;
  const proven = provenAmount(voucher, observed, said?.amount ?? null);
  const { paidAt } = observed;
  const unnamed = standing.find((receipt) => receipt.operation === null);
  if (unnamed && operation !== null) {
    if (sameMoney(unnamed.amount, proven))
      return [...moved, { kind: 'operation-named', receiptId: unnamed.id, operation }];
    const without = facts.receipts.filter((receipt) => receipt !== unnamed);
    const money = { voucher, facts: { ...facts, receipts: without }, operation, paidAt };
    // Found by asking, then named with another amount: one money, not two. The first reading is taken back.
    return [
      ...moved,
      { kind: 'reversed', receiptId: unnamed.id },
      ...newMoney({ ...money, amount: proven }),
    ];
  }
  const amount = standing.length > 0 ? (said?.amount ?? observed.facts.amount) : proven;
  return [...moved, ...newMoney({ voucher, facts, operation, amount, paidAt })];
}

/** Asking again finds the same money; so does the same operation, also when that receipt was reversed since. */
const isKnownMoney = (own: readonly Receipt[], operation: string | null): boolean =>
  operation !== null
    ? own.some((receipt) => receipt.operation === operation)
    : own.some((receipt) => !receipt.reversed);

/** Both the notification and the gateway must name the frozen amount; where one differs, the one that differs is written down. */
function provenAmount(voucher: KnownVoucher, observed: Paid, said: Money | null): Money {
  if (!sameMoney(observed.facts.amount, voucher.amount)) return observed.facts.amount;
  return said ?? observed.facts.amount;
}

type NewMoney = {
  readonly voucher: KnownVoucher;
  readonly facts: CheckoutFacts;
  readonly operation: string | null;
  readonly amount: Money;
  readonly paidAt: Date | null;
};

function newMoney({ voucher, facts, operation, amount, paidAt }: NewMoney): readonly Finding[] {
  const money = (purpose: ReceiptPurpose): Finding => ({
    kind: 'money',
    operation,
    amount,
    paidAt,
    purpose,
  });
  const before = receiptsOf({ voucher, facts }).length;
  const subject = subjectOfMoney({ voucherId: voucher.id, operation, before });
  const raise = (exception: 'WRONG_CURRENCY' | 'WRONG_AMOUNT' | 'DOUBLE_PAYMENT'): Finding => ({
    kind: 'raise',
    exception,
    subject,
    amount,
  });
  if (amount.currency !== voucher.amount.currency)
    return [money('mismatch'), raise('WRONG_CURRENCY')];
  if (amount.minor !== voucher.amount.minor) return [money('mismatch'), raise('WRONG_AMOUNT')];
  return isSettled(facts) ? [money('surplus'), raise('DOUBLE_PAYMENT')] : [money('settles')];
}

/** A reversal is announced, and the gateway says paid: believed only of one operation while another still stands. */
function judgeTakenBackInPart(question: Question): readonly Finding[] {
  const { operation = null } = question.hint ?? {};
  const own = receiptsOf(question);
  const named = own.find((receipt) => operation !== null && receipt.operation === operation);
  if (named?.reversed) return [];
  const another = own.some((receipt) => receipt !== named && !receipt.reversed);
  return named && another ? takenBack(named) : [{ kind: 'ask-again' }];
}

/** The gateway itself says that the money was taken back: of what we have a receipt of, and of what we never heard. */
function judgeTakenBack(question: Question, amount: Money): readonly Finding[] {
  const own = receiptsOf(question);
  const standing = own.filter((receipt) => !receipt.reversed);
  if (standing.length > 0) return standing.flatMap(takenBack);
  if (own.length > 0) return [];
  const { voucher } = question;
  const raise: Finding = {
    kind: 'raise',
    exception: 'REVERSED',
    subject: `${voucher.id}/unnamed`,
    amount,
  };
  return voucher.state === 'paid' ? [raise] : [{ kind: 'moved', to: 'paid' }, raise];
}

function judgeUnpaid(
  question: Question,
  status: 'awaiting' | 'lapsed' | 'voided',
): readonly Finding[] {
  const { hint } = question;
  const old = oldNews(question);
  if (old) return [...old, ...unpaidMove(question, status)];
  if (hint?.event === 'paid') return [{ kind: 'ask-again' }];
  const own = receiptsOf(question);
  const standing = own.filter((receipt) => !receipt.reversed);
  const named = standing.filter(
    (receipt) => hint?.operation != null && receipt.operation === hint.operation,
  );
  const gone = named.length > 0 ? named : standing;
  if (gone.length > 0)
    return [...gone.flatMap(takenBack), ...unpaidMove(without(question, gone), status)];
  // Where a receipt was reversed already, this is the same news once more.
  if (hint?.event === 'reversed' && own.length === 0)
    return [announcedReversal(question.voucher, hint), ...unpaidMove(question, status)];
  return unpaidMove(question, status);
}

function unpaidMove(
  { voucher, facts }: Question,
  status: 'awaiting' | 'lapsed' | 'voided',
): readonly Finding[] {
  const { state } = voucher;
  if (status !== 'awaiting')
    return state === 'live' || state === 'voiding' ? [{ kind: 'moved', to: status }] : [];
  if (!isSuperfluous(voucher, facts))
    return state === 'voiding' ? [{ kind: 'moved', to: 'live' }] : [];
  // Still being voided, however often the gateway says that it awaits; and one that we thought dead is to be voided.
  const risen = state === 'lapsed' || state === 'voided' || state === 'paid';
  return risen && !hasRunningBeside(voucher, facts.vouchers) ? [{ kind: 'moved', to: 'live' }] : [];
}
