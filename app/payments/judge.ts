import type { GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import { type Money, sameMoney } from '#app/kernel/money.ts';
import type {
  CheckoutFacts,
  KnownVoucher,
  Receipt,
  ReceiptPurpose,
  VoucherState,
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
        ? [{ kind: 'ask-again' }]
        : judgePaid(question, observation);
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

function judgePaid({ voucher, facts, hint }: Question, observed: Paid): readonly Finding[] {
  const said = hint?.event === 'paid' ? hint : null;
  const operation = said?.operation ?? observed.facts.operation;
  const known = facts.receipts.filter(
    (receipt) => receipt.voucherId === voucher.id && !receipt.reversed,
  );
  const moved: Finding[] = voucher.state === 'paid' ? [] : [{ kind: 'moved', to: 'paid' }];
  if (isKnownMoney(facts.receipts, voucher, operation)) return moved;
  const amount =
    known.length > 0
      ? (said?.amount ?? observed.facts.amount)
      : provenAmount(voucher, observed, said?.amount ?? null);
  const unnamed = known.find((receipt) => receipt.operation === null);
  if (unnamed && operation !== null && sameMoney(unnamed.amount, amount)) {
    return [...moved, { kind: 'operation-named', receiptId: unnamed.id, operation }];
  }
  return [...moved, ...newMoney({ voucher, facts, operation, amount, paidAt: observed.paidAt })];
}

/** Asking again finds the same money; so does the same operation, also when that receipt was reversed since. */
function isKnownMoney(
  receipts: readonly Receipt[],
  voucher: KnownVoucher,
  operation: string | null,
): boolean {
  const own = receipts.filter((receipt) => receipt.voucherId === voucher.id);
  if (operation !== null) return own.some((receipt) => receipt.operation === operation);
  return own.some((receipt) => !receipt.reversed);
}

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
  const subject = `${voucher.id}/${operation ?? 'asked'}`;
  const raise = (exception: 'WRONG_CURRENCY' | 'WRONG_AMOUNT' | 'DOUBLE_PAYMENT'): Finding => ({
    kind: 'raise',
    exception,
    subject,
    amount,
  });
  if (amount.currency !== voucher.amount.currency)
    return [money('mismatch'), raise('WRONG_CURRENCY')];
  if (amount.minor !== voucher.amount.minor) return [money('mismatch'), raise('WRONG_AMOUNT')];
  const settled = facts.receipts.some(
    (receipt) => receipt.purpose === 'settles' && !receipt.reversed,
  );
  return settled ? [money('surplus'), raise('DOUBLE_PAYMENT')] : [money('settles')];
}

function judgeUnpaid(
  question: Question,
  status: 'awaiting' | 'lapsed' | 'voided',
): readonly Finding[] {
  const { voucher, facts, hint } = question;
  if (hint?.event === 'paid') return [{ kind: 'ask-again' }];
  const standing = facts.receipts.filter(
    (receipt) => receipt.voucherId === voucher.id && !receipt.reversed,
  );
  const named = standing.filter(
    (receipt) => hint?.operation != null && receipt.operation === hint.operation,
  );
  const gone = named.length > 0 ? named : standing;
  const reversals = gone.flatMap((receipt): Finding[] => [
    { kind: 'reversed', receiptId: receipt.id },
    { kind: 'raise', exception: 'REVERSED', subject: receipt.id, amount: receipt.amount },
  ]);
  if (reversals.length > 0) return reversals;
  if (hint?.event === 'reversed') {
    return [
      {
        kind: 'raise',
        exception: 'REVERSED',
        subject: `${voucher.id}/${hint.operation ?? 'unnamed'}`,
        amount: hint.amount,
      },
    ];
  }
  return unpaidMove(voucher, status);
}

function unpaidMove(
  voucher: KnownVoucher,
  status: 'awaiting' | 'lapsed' | 'voided',
): readonly Finding[] {
  const running = voucher.state === 'live' || voucher.state === 'voiding';
  if (status === 'awaiting')
    return voucher.state === 'voiding' ? [{ kind: 'moved', to: 'live' }] : [];
  return running ? [{ kind: 'moved', to: status }] : [];
}
