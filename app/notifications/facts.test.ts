import { expect, it } from 'vitest';
import { isStorable } from './facts.ts';

const NEWS = {
  event: 'paid',
  eventType: 'order.paid',
  reference: 'ord_1',
  operation: '77',
  amount: null,
  transactionCode: null,
} as const;

it('takes what a gateway says into the inbox as it stands', () =>
  expect(isStorable(NEWS)).toBe(true));

it.each([
  ['a name without end', { reference: 'o'.repeat(3_000) }],
  ['an event without end', { eventType: 'e'.repeat(3_000) }],
  ['NUL', { operation: '7\0' }],
  ['half a sign', { transactionCode: '\ud800' }],
  ['one among many that holds NUL', { alsoChanged: ['a', '\0'] }],
])('keeps a delivery by its bytes alone that holds %s', (_what, change) =>
  expect(isStorable({ ...NEWS, ...change })).toBe(false),
);
