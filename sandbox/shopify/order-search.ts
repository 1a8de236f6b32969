import type { Order } from './order.ts';

type Term = { key: string; value: string };

const MATCHES: Record<string, (order: Order, value: string) => boolean> = {
  payment_id: (order, value) => order.payments.some((payment) => payment.id === value),
  checkout_token: (order, value) => order.checkout === value,
  name: (order, value) => order.name.replace('#', '') === value.replace('#', ''),
  id: (order, value) => String(order.id) === value,
  financial_status: (order, value) => order.financialStatus.toLowerCase() === value.toLowerCase(),
  test: (order, value) => String(order.test) === value,
};

/** A parsed search: any of the groups, all terms of a group. */
export type OrderSearch = { matches(order: Order): boolean; unknown: string[] };

/**
 * Shopify's search syntax as far as apps use it here: `key:value` or `key:"value"`, side by side
 * or with AND, alternatives with OR. What it does not know is named, and matches nothing.
 */
export function parseOrderSearch(query: string): OrderSearch {
  const groups = query
    .split(/\s+OR\s+/)
    .map((group) => [...group.replace(/\bAND\b|[()]/g, ' ').matchAll(/(\w+):("[^"]*"|\S+)/g)])
    .map((found) => found.map((match): Term => term(match)));
  const unknown = groups.flat().filter(({ key }) => !(key in MATCHES));
  return {
    unknown: unknown.map(({ key }) => key),
    matches: (order) =>
      query.trim() === '' ||
      groups.some(
        (terms) => terms.length > 0 && terms.every(({ key, value }) => meets(order, key, value)),
      ),
  };
}

const term = ([, key = '', value = '']: RegExpMatchArray): Term => ({
  key,
  value: value.replace(/^"(.*)"$/, '$1'),
});

const meets = (order: Order, key: string, value: string): boolean =>
  MATCHES[key]?.(order, value) ?? false;
