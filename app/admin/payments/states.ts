import type { PaymentState } from '#app/payments/model.ts';

export const PAYMENT_STATES = [
  'opened',
  'awaiting',
  'verifying',
  'paid',
  'expired',
  'cancelled',
  'held',
  'reversed',
  'not-served',
] as const satisfies readonly PaymentState[];

/** The saved views: which states each shows; `null` is all. */
export const VIEWS = {
  all: null,
  awaiting: ['awaiting', 'verifying'],
  paid: ['paid'],
  problems: ['held', 'reversed'],
  expired: ['expired'],
  voided: ['cancelled'],
  unserved: ['not-served'],
} as const satisfies Record<string, readonly PaymentState[] | null>;

export type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as readonly View[];

export const isView = (text: string | null): text is View => text !== null && text in VIEWS;
export const isPaymentState = (text: string | null): text is PaymentState =>
  (PAYMENT_STATES as readonly (string | null)[]).includes(text);

/** Pending ones carry "do not ship yet" in the list; the others' own status says as much. */
export const saysDoNotShip = (state: PaymentState): boolean =>
  state === 'opened' || state === 'awaiting' || state === 'verifying' || state === 'held';
