import type { GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import { type Money, sameMoney } from '#app/kernel/money.ts';
import {
  type CheckoutFacts,
  isSettled,
  type KnownVoucher,
  type Receipt,
  type ReceiptPurpose,
  type VoucherState,
} from './model.ts';

/** What is to be written down after the gateway was asked about a code. */
export type Finding =
  | {
      readonly kind: 'money';
      readonly operation: string | null;
      readonly amount: Money;
      readonly paidAt: Date | null;
      readonly purpose: ReceiptPurpose;
    }
  | { readonly kind: 'operation-named'; readonly receiptId: string; readonly operation: string }
  | { readonly kind: 'moved'; readonly to: VoucherState }
  | { readonly kind: 'reversed'; readonly receiptId: string }
  | {
      readonly kind: 'raise';
      readonly exception: 'DOUBLE_PAYMENT' | 'WRONG_AMOUNT' | 'WRONG_CURRENCY' | 'REVERSED';
      readonly subject: string;
      readonly amount: Money | null;
    }
  /** The notification and the gateway's own word differ: nothing is believed, and it is asked again. */
  | { readonly kind: 'ask-again' };

type Question = {
  readonly voucher: KnownVoucher;
  readonly facts: CheckoutFacts;
  /** What the gateway says now: the proof. */
  readonly observation: Observation;
  /** The verified delivery that made us ask, if one did: a hint (law 3). */
  readonly hint: GatewayNotification | null;
};

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

type Paid = Extract<Observation, { status: 'paid' }>;

const receiptsOf = ({ voucher, facts }: Pick<Question, 'voucher' | 'facts'>): readonly Receipt[] =>
  facts.receipts.filter((receipt) => receipt.voucherId === voucher.id);

function judgePaid(question: Question, observed: Paid): readonly Finding[] {
  const { voucher, facts, hint } = question;
  const said = hint?.event === 'paid' ? hint : null;
  const operation = said?.operation ?? observed.facts.operation;
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
  const subject = `${voucher.id}/${operation ?? `asked-${before}`}`;
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

const takenBack = (receipt: Receipt): readonly Finding[] => [
  { kind: 'reversed', receiptId: receipt.id },
  { kind: 'raise', exception: 'REVERSED', subject: receipt.id, amount: receipt.amount },
];

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
  const { voucher, hint } = question;
  if (hint?.event === 'paid') return [{ kind: 'ask-again' }];
  const own = receiptsOf(question);
  const standing = own.filter((receipt) => !receipt.reversed);
  const named = standing.filter(
    (receipt) => hint?.operation != null && receipt.operation === hint.operation,
  );
  const gone = named.length > 0 ? named : standing;
  if (gone.length > 0) return gone.flatMap(takenBack);
  // Where a receipt was reversed already, this is the same news once more.
  if (hint?.event === 'reversed' && own.length === 0) return [announcedReversal(voucher, hint)];
  return unpaidMove(voucher, status);
}

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

function unpaidMove(
  voucher: KnownVoucher,
  status: 'awaiting' | 'lapsed' | 'voided',
): readonly Finding[] {
  const running = voucher.state === 'live' || voucher.state === 'voiding';
  if (status === 'awaiting')
    return voucher.state === 'voiding' ? [{ kind: 'moved', to: 'live' }] : [];
  return running ? [{ kind: 'moved', to: status }] : [];
}
