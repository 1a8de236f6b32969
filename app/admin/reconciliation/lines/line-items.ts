import type { ReportLineKind } from '#app/gateways/report.ts';

/**
 * The items of a month, in the order in which they are told, and which kinds of lines are behind each; at the end two sums
 * that are no items of their own: what payments brought less what was kept of it, and all but what went to the bank.
 */
const KINDS_OF = {
  sales: ['sale'],
  refunds: ['refund'],
  disputes: ['chargeback', 'chargeback-won', 'reversal'],
  fees: ['fee'],
  tax: ['fee-tax'],
  withheld: ['withholding'],
  held: ['frozen', 'released'],
  other: ['adjustment', 'not-paid', 'unknown'],
  payouts: ['payout', 'payout-returned'],
  arrived: ['sale', 'fee', 'fee-tax', 'withholding'],
  net: [
    'sale',
    'refund',
    'chargeback',
    'chargeback-won',
    'reversal',
    'fee',
    'fee-tax',
    'withholding',
    'frozen',
    'released',
    'adjustment',
    'not-paid',
    'unknown',
  ],
} as const satisfies Record<string, readonly ReportLineKind[]>;

export type Item = keyof typeof KINDS_OF;
export const ITEMS = Object.keys(KINDS_OF) as readonly Item[];

export const isItem = (text: string | null): text is Item => text !== null && text in KINDS_OF;

export const kindsOf = (item: Item): readonly ReportLineKind[] => KINDS_OF[item];

/** The item of a month that lines of a kind are behind: exactly one. */
export function itemOf(kind: ReportLineKind): Item {
  const item = ITEMS.find((each) => kindsOf(each).includes(kind));
  if (item === undefined) throw new Error(`no item for lines of kind ${kind}`);
  return item;
}

/** Items that other lines hold a part of: a sale may name its own fee and the tax on it. */
export type PartItem = 'fees' | 'tax';
export const isPartItem = (item: Item): item is PartItem => item === 'fees' || item === 'tax';
