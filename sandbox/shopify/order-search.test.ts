import { describe, expect, it } from 'vitest';
import type { Order } from './order.ts';
import { parseOrderSearch } from './order-search.ts';

const order = {
  gid: 'gid://shopify/Order/11001',
  name: '#1001',
  checkout: 'c1',
  test: false,
  financialStatus: 'PAID',
  payments: [{ id: 'uAbC' }],
} as unknown as Order;

describe('looking an order up', () => {
  it.each([
    ['payment_id:uAbC', true],
    ['payment_id:"uAbC"', true],
    ['payment_id:uabc', false],
    ['payment_id:other OR payment_id:uAbC', true],
    ['payment_id:uAbC AND financial_status:paid', true],
    ['payment_id:uAbC financial_status:pending', false],
    ['name:#1001', true],
    ['', true],
  ])('%s finds it: %s', (query, found) => {
    expect(parseOrderSearch(query).matches(order)).toBe(found);
  });

  it('names a key it does not know, and finds nothing by it', () => {
    const search = parseOrderSearch('paymentid:uAbC');
    expect(search.unknown).toEqual(['paymentid']);
    expect(search.matches(order)).toBe(false);
  });
});
