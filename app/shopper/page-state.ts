import { HOUR } from '#app/kernel/clock.ts';
import { sameMoney } from '#app/kernel/money.ts';
import type { IssueOutcome } from '#app/payments/issue.server.ts';
import {
  type CheckoutFacts,
  isKnown,
  type KnownVoucher,
  type Payment,
} from '#app/payments/model.ts';
import type {
  AskContact,
  ContactField,
  LastAsked,
  NotServedReason,
  PageState,
} from './voucher-page-view.ts';

type Question = {
  readonly payment: Payment;
  readonly facts: CheckoutFacts;
  readonly ask: {
    readonly outcome: IssueOutcome | null;
    readonly lastAsked: LastAsked;
    readonly entered: { readonly email?: string; readonly phone?: string };
  };
  readonly pageUrl: string;
  readonly now: Date;
};

/** A session older than this gets no new code: Shopify would no longer wait for it (payments/deadlines). */
const RENEWABLE_MS = 70 * HOUR;

/** What the shopper's page is about: money first, then what a person decides, then the code, then what hinders it. */
export function pageStateOf(question: Question): PageState {
  const { payment, facts, ask } = question;
  if (payment.notServed !== null) return { kind: 'not-served', reason: payment.notServed };
  const money = moneyState(question);
  if (money) return money;
  const voucher = shownVoucher(payment, facts);
  if (voucher) return codeState(question, voucher);
  if (payment.givenUpAt !== null) return { kind: 'voided' };
  return ask.outcome ? outcomeState(ask.outcome, ask.entered) : { kind: 'preparing' };
}

function moneyState({ payment, facts }: Question): PageState | null {
  const receipts = facts.receipts.filter(
    (receipt) => receipt.paymentId === payment.id && !receipt.reversed,
  );
  const tells = facts.tells.filter((tell) => tell.paymentId === payment.id);
  if (receipts.some((receipt) => receipt.purpose === 'settles')) {
    const late =
      tells.some((tell) => tell.what === 'paid' && tell.state === 'refused') ||
      tells.some((tell) => tell.what === 'reject' && tell.state === 'applied');
    return late ? { kind: 'late' } : { kind: 'paid', paidAt: null };
  }
  if (!facts.heldPayments.has(payment.id)) return null;
  return { kind: 'held', received: receipts.at(-1)?.amount ?? null };
}

/** The code to show: the live one of this amount, else this payment's last. */
function shownVoucher(payment: Payment, facts: CheckoutFacts): KnownVoucher | null {
  const known = facts.vouchers.filter(isKnown);
  const live = known.find(
    (voucher) => voucher.state === 'live' && sameMoney(voucher.amount, payment.amount),
  );
  return live ?? known.findLast((voucher) => voucher.paymentId === payment.id) ?? null;
}

function codeState({ payment, ask, pageUrl, now }: Question, voucher: KnownVoucher): PageState {
  switch (voucher.state) {
    case 'live':
      return voucher.expiresAt <= now
        ? { kind: 'verifying' }
        : {
            kind: 'awaiting',
            code: voucher.reference,
            expiresAt: voucher.expiresAt,
            gatewayPageUrl: voucher.pageUrl,
            qr: { text: pageUrl, of: 'page' },
            barcode: null,
            lastAsked: ask.lastAsked,
          };
    case 'voiding':
    case 'paid':
      return { kind: 'verifying' };
    case 'voided':
      return { kind: 'voided' };
    case 'lapsed': {
      const young = now.getTime() - payment.openedAt.getTime() < RENEWABLE_MS;
      if (ask.outcome && ask.outcome.kind !== 'stands')
        return outcomeState(ask.outcome, ask.entered);
      return { kind: 'lapsed', canRenew: young && payment.givenUpAt === null };
    }
  }
}

function outcomeState(outcome: IssueOutcome, entered: Question['ask']['entered']): PageState {
  switch (outcome.kind) {
    case 'ask-contact':
      return askContact(outcome, entered);
    case 'under-way':
    case 'stands':
      return { kind: 'preparing' };
    case 'too-late':
      return { kind: 'lapsed', canRenew: false };
    case 'no-account':
      return { kind: 'not-served', reason: 'no-account' };
    case 'failed':
      return outcome.error.kind === 'rejected'
        ? { kind: 'not-served', reason: reasonOf(outcome.error.reason) }
        : { kind: 'unavailable' };
  }
}

const askContact = (
  { needs, wrong }: { needs: readonly ContactField[]; wrong: boolean },
  entered: Question['ask']['entered'],
): AskContact => ({ kind: 'ask-contact', needs, wrong: wrong ? needs : [], entered });

const reasonOf = (reason: string): NotServedReason =>
  reason === 'amount-too-large' || reason === 'amount-too-small' ? reason : 'no-account';
