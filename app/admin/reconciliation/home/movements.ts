import type { ReportLineKind } from '#app/gateways/report.ts';
import type { MovedRow } from './home.store.server.ts';

/** The items of a month, in the order in which they are told; every settling line is in exactly one of its parts. */
export const ITEMS = [
  'sales',
  'refunds',
  'disputes',
  'fees',
  'tax',
  'withheld',
  'held',
  'other',
  'payouts',
] as const;

export type Item = (typeof ITEMS)[number];

const ITEM_OF: Readonly<Record<ReportLineKind, Item>> = {
  sale: 'sales',
  refund: 'refunds',
  chargeback: 'disputes',
  'chargeback-won': 'disputes',
  reversal: 'disputes',
  fee: 'fees',
  'fee-tax': 'tax',
  withholding: 'withheld',
  frozen: 'held',
  released: 'held',
  payout: 'payouts',
  'payout-returned': 'payouts',
  adjustment: 'other',
  'not-paid': 'other',
  unknown: 'other',
};

export type Movement = {
  readonly item: Item;
  readonly minor: bigint;
  readonly kind: ReportLineKind | null;
};

/**
 * What lines come to, item by item. A line that names the fee and the tax within its net is told as what it would be
 * without them, and they in their own items: so all items add up to the net of all lines, whatever a report looks like.
 * `kind` is the one kind of line behind an item; null where there are several.
 */
export function movementsOf(rows: readonly MovedRow[]): readonly Movement[] {
  const sums = new Map<Item, bigint>();
  const kinds = new Map<Item, Set<ReportLineKind>>();
  const add = (item: Item, minor: bigint, kind: ReportLineKind) => {
    if (minor === 0n) return;
    sums.set(item, (sums.get(item) ?? 0n) + minor);
    kinds.set(item, (kinds.get(item) ?? new Set()).add(kind));
  };
  for (const { kind, net_minor, fee_minor, fee_tax_minor } of rows) {
    add(ITEM_OF[kind], net_minor - fee_minor - fee_tax_minor, kind);
    add('fees', fee_minor, kind);
    add('tax', fee_tax_minor, kind);
  }
  return ITEMS.flatMap((item) => {
    const behind = [...(kinds.get(item) ?? [])];
    const kind = behind.length === 1 ? (behind[0] ?? null) : null;
    return behind.length === 0 ? [] : [{ item, minor: sums.get(item) ?? 0n, kind }];
  });
}

/** Σ net of lines. */
export const netOf = (rows: readonly MovedRow[]): bigint =>
  rows.reduce((sum, { net_minor }) => sum + net_minor, 0n);
