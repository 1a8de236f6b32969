import { type ExceptionKind, HOLDING_KINDS } from './kinds.ts';

/** What a person did about an exception, one word each; it is recorded with the reason and moves no money by itself. */
export const EXCEPTION_CHOICES = [
  'served-order',
  'returned-money',
  'other-order',
  'difference-settled',
  'paid-again',
  'not-shipped',
  'loss-taken',
  'marked-by-hand',
  'found-owner',
  'nothing-to-do',
  'gateway-corrects',
  'accepted-as-reported',
  'written-off',
  'other',
] as const;

export type ExceptionChoice = (typeof EXCEPTION_CHOICES)[number];

/** Why an exception closed by itself; no person can choose it. */
export const OWN_CLOSINGS = [
  'gateway-confirmed',
  'taken-back-since',
  'reported-since',
  'agrees-since',
] as const;

export type OwnClosing = (typeof OWN_CLOSINGS)[number];

const OF_KIND: Readonly<Record<ExceptionKind, readonly ExceptionChoice[]>> = {
  LATE_PAYMENT: ['served-order', 'returned-money', 'other-order'],
  DOUBLE_PAYMENT: ['returned-money', 'other-order'],
  WRONG_AMOUNT: ['returned-money', 'difference-settled', 'served-order'],
  WRONG_CURRENCY: ['returned-money', 'difference-settled', 'served-order'],
  REVERSED: ['not-shipped', 'paid-again', 'loss-taken'],
  UNKNOWN_VOUCHER: ['found-owner', 'returned-money', 'nothing-to-do'],
  UNCONFIRMED_NOTIFICATION: ['nothing-to-do', 'marked-by-hand', 'not-shipped'],
  SHOPIFY_REFUSED: ['marked-by-hand', 'returned-money', 'nothing-to-do'],
  CHANGED_REQUEST: ['nothing-to-do'],
  MISSING_IN_REPORT: ['gateway-corrects', 'written-off', 'returned-money', 'nothing-to-do'],
  UNKNOWN_PAYMENT: ['found-owner', 'returned-money', 'accepted-as-reported'],
  AMOUNT_MISMATCH: ['gateway-corrects', 'accepted-as-reported', 'written-off', 'returned-money'],
  CURRENCY_MISMATCH: ['gateway-corrects', 'accepted-as-reported'],
  FEE_MISMATCH: ['gateway-corrects', 'accepted-as-reported', 'written-off'],
  DUPLICATE_LINE: ['gateway-corrects', 'accepted-as-reported'],
  REFUND_MISMATCH: ['returned-money', 'gateway-corrects', 'accepted-as-reported', 'written-off'],
  PAYOUT_MISMATCH: ['gateway-corrects', 'accepted-as-reported', 'written-off'],
  CHARGEBACK: ['gateway-corrects', 'written-off', 'accepted-as-reported'],
  FROZEN_FUNDS: ['gateway-corrects', 'accepted-as-reported', 'written-off'],
  PAID_IN_SHOPIFY_ONLY: ['marked-by-hand', 'not-shipped', 'nothing-to-do'],
  UNKNOWN_ROW: ['accepted-as-reported', 'found-owner', 'written-off', 'nothing-to-do'],
};

/** The choices that make sense for a kind, the likeliest first; `other` always stands at the end. */
export const choicesOf = (kind: ExceptionKind | null): readonly ExceptionChoice[] => [
  ...(kind === null ? (['nothing-to-do'] as const) : OF_KIND[kind]),
  'other',
];

/** What a choice about money that differs does to the payment (app/payments/consequence.server.ts); null where nothing. */
export function effectOf(
  kind: string,
  choice: ExceptionChoice | OwnClosing,
): 'accepts' | 'returns' | null {
  if (!HOLDING_KINDS.some((holding) => holding === kind)) return null;
  if (choice === 'served-order' || choice === 'difference-settled') return 'accepts';
  return choice === 'returned-money' ? 'returns' : null;
}

export const isChoice = (text: string): text is ExceptionChoice =>
  (EXCEPTION_CHOICES as readonly string[]).includes(text);

const isOwnClosing = (text: string): text is OwnClosing =>
  (OWN_CLOSINGS as readonly string[]).includes(text);

/** How a decision stands in `close_reason`: the choice on the first line, the person's words after it. */
export const writeDecision = (choice: ExceptionChoice | OwnClosing, reason: string): string =>
  `${choice}\n${reason}`;

/** The reverse; a reason without a known choice (by an operator, by hand) is all words. */
export function readDecision(text: string): {
  choice: ExceptionChoice | OwnClosing | null;
  reason: string;
} {
  const [first = '', ...rest] = text.split('\n');
  return isChoice(first) || isOwnClosing(first)
    ? { choice: first, reason: rest.join('\n') }
    : { choice: null, reason: text };
}
