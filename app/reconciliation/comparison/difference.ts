import type { ExceptionKind } from '#app/exceptions/kinds.ts';
import type { Money } from '#app/kernel/money.ts';
import type { ShopifySide } from './shopify-side.ts';

/** What our books say of one payment. */
export type PaymentFacts = {
  /** What was asked for: Shopify is told that this was paid, and nothing else. */
  readonly owed: Money;
  /** Its money is in and settles it. */
  readonly paid: boolean;
  /** Proven money that was not taken back, whether or not it settles. */
  readonly held: bigint;
  readonly refunded: bigint;
  /** A word to Shopify, or a refund, is under way, or ended after Shopify was asked: what it says is not its last word. */
  readonly underWay: boolean;
  /** Another session of the same checkout is paid. */
  readonly paidBeside: boolean;
  /** Exceptions that others raised about it: waiting for a person, and decided by one. */
  readonly open: readonly string[];
  readonly decided: readonly string[];
};

export const WHYS = [
  'shopify-has-no-order',
  'shopify-shows-it-unpaid',
  'paid-in-shopify-without-money',
  'marked-paid-by-hand',
  'paid-another-amount-in-shopify',
  'paid-another-currency-in-shopify',
  'refunded-in-shopify-only',
  'refunded-here-only',
  'refunded-another-amount-in-shopify',
  'order-cancelled-and-paid',
  'gateway-says-another-amount',
] as const;

/** What differs, of which kind it is, and the two amounts. */
export type Difference = {
  readonly kind: Extract<
    ExceptionKind,
    | 'SHOPIFY_REFUSED'
    | 'PAID_IN_SHOPIFY_ONLY'
    | 'AMOUNT_MISMATCH'
    | 'CURRENCY_MISMATCH'
    | 'REFUND_MISMATCH'
    | 'LATE_PAYMENT'
  >;
  readonly why: (typeof WHYS)[number];
  /** What Shopify shows. */
  readonly amount: Money | null;
  /** What our books say. */
  readonly expected: Money | null;
};

/** The kinds that a comparison raises. */
export const COMPARED_KINDS: readonly Difference['kind'][] = [
  'SHOPIFY_REFUSED',
  'PAID_IN_SHOPIFY_ONLY',
  'AMOUNT_MISMATCH',
  'CURRENCY_MISMATCH',
  'REFUND_MISMATCH',
  'LATE_PAYMENT',
];

/** `under-way`: they differ by what is being said at this moment. `explained`: by what stands in another exception. */
export type Verdict =
  | { readonly is: 'agrees' | 'under-way' | 'explained' | 'unclear' }
  | { readonly is: 'differs'; readonly differences: readonly Difference[] };

/** Compares our books and Shopify about one payment. Pure: the same facts find the same, in whatever order they came. */
export function compareWithShopify(facts: PaymentFacts, shopify: ShopifySide): Verdict {
  if (!shopify.clear) return { is: 'unclear' };
  const differences = [
    ...differenceOfPayment(facts, shopify),
    ...differenceOfRefunds(facts, shopify),
    ...differenceOfCancelling(facts, shopify),
  ];
  if (differences.length === 0) return { is: 'agrees' };
  if (facts.underWay || shopify.refundUnderWay) return { is: 'under-way' };
  const unexplained = differences.filter((one) => !isExplained(one, facts));
  return unexplained.length === 0
    ? { is: 'explained' }
    : { is: 'differs', differences: unexplained };
}

type Explains = { readonly open: readonly string[]; readonly decided: readonly string[] };

const NOT_TAKEN = ['LATE_PAYMENT', 'SHOPIFY_REFUSED'];

/** The exceptions that speak of the same thing: one thing stands in one exception. */
const EXPLAINED_BY: Readonly<Record<Difference['kind'], Explains>> = {
  SHOPIFY_REFUSED: { open: NOT_TAKEN, decided: NOT_TAKEN },
  // Money that was given back is none: only of what was taken back did a person decide with Shopify's word before him.
  PAID_IN_SHOPIFY_ONLY: {
    open: ['REVERSED', 'WRONG_AMOUNT', 'WRONG_CURRENCY'],
    decided: ['REVERSED'],
  },
  AMOUNT_MISMATCH: { open: [], decided: [] },
  CURRENCY_MISMATCH: { open: [], decided: [] },
  REFUND_MISMATCH: { open: ['SHOPIFY_REFUSED'], decided: ['SHOPIFY_REFUSED'] },
  LATE_PAYMENT: { open: ['LATE_PAYMENT'], decided: ['LATE_PAYMENT'] },
};

function isExplained({ kind }: Difference, { open, decided }: PaymentFacts): boolean {
  const by = EXPLAINED_BY[kind];
  return (
    open.some((one) => by.open.includes(one)) || decided.some((one) => by.decided.includes(one))
  );
}

function differenceOfPayment(facts: PaymentFacts, shopify: ShopifySide): readonly Difference[] {
  const { owed } = facts;
  const { paid: amount, byHand } = shopify;
  if (facts.paid && !amount) {
    if (byHand) return [];
    const why = shopify.order === null ? 'shopify-has-no-order' : 'shopify-shows-it-unpaid';
    return [{ kind: 'SHOPIFY_REFUSED', why, amount: null, expected: owed }];
  }
  if (!facts.paid && (amount || (byHand && !facts.paidBeside))) {
    const why = amount ? 'paid-in-shopify-without-money' : 'marked-paid-by-hand';
    return [{ kind: 'PAID_IN_SHOPIFY_ONLY', why, amount: amount ?? owed, expected: null }];
  }
  if (!amount) return [];
  const expected = owed;
  if (amount.currency !== owed.currency) {
    const why = 'paid-another-currency-in-shopify';
    return [{ kind: 'CURRENCY_MISMATCH', why, amount, expected }];
  }
  const why = 'paid-another-amount-in-shopify';
  return amount.minor === owed.minor ? [] : [{ kind: 'AMOUNT_MISMATCH', why, amount, expected }];
}

function differenceOfRefunds(facts: PaymentFacts, shopify: ShopifySide): readonly Difference[] {
  if (facts.refunded === shopify.refunded) return [];
  const { currency } = facts.owed;
  const amount = { minor: shopify.refunded, currency };
  const expected = { minor: facts.refunded, currency };
  return [{ kind: 'REFUND_MISMATCH', why: whyOfRefunds(facts, shopify), amount, expected }];
}

function whyOfRefunds(facts: PaymentFacts, shopify: ShopifySide): Difference['why'] {
  if (facts.refunded === 0n) return 'refunded-in-shopify-only';
  return shopify.refunded === 0n ? 'refunded-here-only' : 'refunded-another-amount-in-shopify';
}

/** Money for an order that was given up: it is to go back, or to serve another order. */
function differenceOfCancelling(facts: PaymentFacts, shopify: ShopifySide): readonly Difference[] {
  const left = facts.held - facts.refunded;
  if (!shopify.cancelled || !facts.paid || left <= 0n) return [];
  const amount = { minor: left, currency: facts.owed.currency };
  return [{ kind: 'LATE_PAYMENT', why: 'order-cancelled-and-paid', amount, expected: null }];
}
