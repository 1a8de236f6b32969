import type { AdminWords } from '../words.ts';

export const kinds: AdminWords['told']['kinds'] = {
  LATE_PAYMENT: {
    happened: 'The shopper paid after Shopify had already given the order up as unpaid.',
    money:
      'The money is in your gateway account, but Shopify can no longer take it for that order.',
  },
  DOUBLE_PAYMENT: {
    happened: 'The same order was paid more than once.',
    money:
      'The first payment covers the order. The second is in your gateway account too, and belongs to the shopper.',
  },
  WRONG_AMOUNT: {
    happened: 'An amount came in that differs from what was owed.',
    money:
      'The money is in your gateway account. Shopify was not told that the order is paid, and nothing expires or is voided until you decide.',
  },
  WRONG_CURRENCY: {
    happened: 'Money came in in a currency that differs from what was owed.',
    money:
      'The money is in your gateway account. Shopify was not told that the order is paid, and nothing expires or is voided until you decide.',
  },
  REVERSED: {
    happened:
      'The payment was made and then reversed by the gateway, for example because of an agent’s mistake.',
    money: 'That money is gone. If Shopify shows the order as paid, that is no longer true.',
  },
  UNKNOWN_VOUCHER: {
    happened: 'The gateway reported a code that we did not request from this store.',
    money: 'There may be money in your gateway account that belongs to no order.',
  },
  UNCONFIRMED_NOTIFICATION: {
    happened:
      'The gateway announced this payment, or its reversal, but does not confirm it when asked.',
    money:
      'A notice alone moves no money: nothing changed here or in Shopify. Check the code in the gateway’s panel before you ship; we keep asking, and if it is confirmed this closes by itself.',
  },
  SHOPIFY_REFUSED: {
    happened:
      'Shopify did not take what we told it about this payment, and will not if we repeat it.',
    money: 'Our record of the money is right; the order in Shopify may show something else.',
  },
  CHANGED_REQUEST: {
    happened: 'Shopify repeated a payment request with different data.',
    money: 'What it asked first counts: the code and the amount have not changed.',
  },
  other: {
    happened: 'Something needs a person to look at it ({{kind}}).',
    money: 'The money has not changed.',
  },
};
