import type { AdminWords } from '../words.ts';

export const compared: AdminWords['told']['compared'] = {
  LATE_PAYMENT: {
    happened: 'The order was cancelled in Shopify, and its money is still with you.',
    money: 'The money is in your gateway account. Return it, or use it for another order.',
  },
  SHOPIFY_REFUSED: {
    happened: 'The shopper paid, and Shopify does not show the order as paid.',
    money: 'The money is in your gateway account. Mark the order by hand, or return the money.',
  },
  AMOUNT_MISMATCH: {
    happened: 'The amount of this payment is not the same everywhere.',
    money: 'Nothing changed here. Compare the order in Shopify with the gateway’s panel.',
  },
  CURRENCY_MISMATCH: {
    happened: 'Shopify shows this payment in another currency.',
    money: 'Nothing changed here. The two amounts are neither added up nor converted.',
  },
  REFUND_MISMATCH: {
    happened: 'The refunds of this payment are not the same here and in Shopify.',
    money: 'Check whether the shopper got the money, and how much, before you return any more.',
  },
};

export const comparedWhys: AdminWords['told']['comparedWhys'] = {
  'shopify-has-no-order': 'No order in Shopify bears this Payment ID',
  'shopify-shows-it-unpaid': 'Shopify shows it as unpaid',
  'paid-in-shopify-without-money': 'Shopify shows it as paid, and the gateway has no such money',
  'marked-paid-by-hand': 'Somebody marked it as paid in Shopify',
  'paid-another-amount-in-shopify': 'Shopify shows another amount',
  'paid-another-currency-in-shopify': 'Shopify shows another currency',
  'refunded-in-shopify-only': 'Shopify shows a refund that was not decided here',
  'refunded-here-only': 'The refund that was decided here is not in Shopify',
  'refunded-another-amount-in-shopify': 'Shopify shows another refunded amount',
  'order-cancelled-and-paid': 'The order is cancelled, and its money did not go back',
  'gateway-says-another-amount': 'The gateway says another amount',
};
