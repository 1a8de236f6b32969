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
