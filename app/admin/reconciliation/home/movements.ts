import { ITEMS, type Item, itemOf } from '../lines/line-items.ts';
import type { MovedRow } from './home.store.server.ts';

export type Movement = { readonly item: Item; readonly minor: bigint };

/**
 * What lines come to, item by item. A line that names the fee and the tax within its net is told as what it would be
 * without them, and they in their own items: so all items add up to the net of all lines, whatever a report looks like.
 */
export function movementsOf(rows: readonly MovedRow[]): readonly Movement[] {
  const sums = new Map<Item, bigint>();
  const add = (item: Item, minor: bigint) => {
    if (minor !== 0n) sums.set(item, (sums.get(item) ?? 0n) + minor);
  };
  for (const { kind, net_minor, fee_minor, fee_tax_minor } of rows) {
    add(itemOf(kind), net_minor - fee_minor - fee_tax_minor);
    add('fees', fee_minor);
    add('tax', fee_tax_minor);
  }
  return ITEMS.flatMap((item) => {
    const minor = sums.get(item);
    return minor === undefined ? [] : [{ item, minor }];
  });
}

/** Σ net of lines. */
export const netOf = (rows: readonly MovedRow[]): bigint =>
  rows.reduce((sum, { net_minor }) => sum + net_minor, 0n);
