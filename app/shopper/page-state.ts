import { HOUR } from '#app/kernel/clock.ts';
import { sameMoney } from '#app/kernel/money.ts';
import type { LimitReached } from '#app/merchants/account-limits.ts';
import type { IssueOutcome } from '#app/payments/issue.server.ts';
import {
  type CheckoutFacts,
  isKnown,
  isRejected,
  type KnownVoucher,
  type Payment,
} from '#app/payments/model.ts';
import { moneyState } from './money-state.ts';
import type {
  AskContact,
  ContactField,
  EnteredContact,
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
    readonly entered: EnteredContact;
  };
  readonly pageUrl: string;
  readonly now: Date;
};

/** A session older than this gets no new code: Shopify would no longer wait for it (payments/deadlines). */
const RENEWABLE_MS = 70 * HOUR;

/** What the shopper's page is about: money first, then what a person decides, then the code, then what hinders it. */
export function pageStateOf(question: Question): PageState {
  const { payment, facts, ask } = question;
  const money = moneyState(payment, facts);
  if (money) return money;
  if (payment.notServed !== null) return { kind: 'not-served', reason: payment.notServed };
  const voucher = shownVoucher(payment, facts);
  if (voucher) return codeState(question, voucher);
  if (payment.givenUpAt !== null) return { kind: 'voided' };
  return ask.outcome ? outcomeState(ask.outcome, ask.entered) : { kind: 'preparing' };
}

/** The code to show: the live one of this amount, else this payment's last. */
function shownVoucher(payment: Payment, facts: CheckoutFacts): KnownVoucher | null {
  const known = facts.vouchers.filter(isKnown);
  const live = known.find(
    (voucher) => voucher.state === 'live' && sameMoney(voucher.amount, payment.amount),
  );
  return live ?? known.findLast((voucher) => voucher.paymentId === payment.id) ?? null;
}

function codeState(
  { payment, facts, ask, pageUrl, now }: Question,
  voucher: KnownVoucher,
): PageState {
  switch (voucher.state) {
    case 'live':
      return voucher.expiresAt <= now
        ? { kind: 'verifying' }
        : {
            kind: 'awaiting',
            code: voucher.code,
            expiresAt: voucher.expiresAt,
            gatewayPageUrl: voucher.pageUrl,
            qr: { text: pageUrl, of: 'page' },
            barcode: null,
            lastAsked: ask.lastAsked,
          };
    case 'paid':
      return { kind: 'verifying' };
    case 'voiding':
    case 'voided':
      return { kind: voucher.state };
    case 'lapsed': {
      const young = now.getTime() - payment.openedAt.getTime() < RENEWABLE_MS;
      if (ask.outcome && ask.outcome.kind !== 'stands')
        return outcomeState(ask.outcome, ask.entered);
      const isOver = payment.givenUpAt !== null || isRejected(payment, facts);
      return { kind: 'lapsed', canRenew: young && !isOver };
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
    case 'limited':
      return { kind: 'not-served', reason: servedReason(outcome.limit) };
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

/** Told kindly: which rule of the shop it was is between the shop and its app. */
const servedReason = (limit: LimitReached): NotServedReason => {
  if (limit === 'least-amount') return 'amount-too-small';
  return limit === 'greatest-amount' ? 'amount-too-large' : 'limited';
};

const reasonOf = (reason: string): NotServedReason =>
  reason === 'amount-too-large' || reason === 'amount-too-small' ? reason : 'no-account';
