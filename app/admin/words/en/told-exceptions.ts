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
      'The gateway announced news of this payment, and when asked it does not confirm it, or answers in words we do not know.',
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
  MISSING_IN_REPORT: {
    happened:
      'The shopper paid, the term on your rate card is over, and no report brings that money.',
    money:
      'The gateway owes it to you. Claim it with the operation number; if it comes in another report, this closes by itself.',
  },
  UNKNOWN_PAYMENT: {
    happened: 'A report brings money for a payment that this store does not know.',
    money:
      'The money counts in your balance but belongs to none of your orders. It may come from another sales channel on the same account.',
  },
  AMOUNT_MISMATCH: {
    happened: 'The report settles this payment for an amount that differs from the proven one.',
    money:
      'What is in your balance is what the report says. The difference stays in sight until you decide.',
  },
  CURRENCY_MISMATCH: {
    happened: 'The report settles this payment in a currency other than the one it was paid in.',
    money:
      'The money is in your balance in that other currency. The two are neither added up nor converted here.',
  },
  FEE_MISMATCH: {
    happened: 'The gateway charged a fee that differs from your rate card.',
    money:
      'The difference is already in your balance. Claim it, or correct the rate card if it has changed.',
  },
  DUPLICATE_LINE: {
    happened: 'The report brings the same payment more than once.',
    money:
      'Your balance shows more money than was paid. The gateway will normally take the surplus back.',
  },
  REFUND_MISMATCH: {
    happened: 'The report brings a refund that does not agree with those decided here.',
    money: 'That money has left your balance. Check whether the shopper received it, and how much.',
  },
  PAYOUT_MISMATCH: {
    happened:
      'What the lines add up to, what the gateway sent and what your bank received is not the same.',
    money:
      'Money is missing, or is too much, between the gateway and your bank. Compare the transfer with your bank statement.',
  },
  CHARGEBACK: {
    happened: 'The shopper disputed the charge and the gateway took that money from you.',
    money: 'It has left your balance. If you answer the gateway in time, it may come back.',
  },
  FROZEN_FUNDS: {
    happened: 'The gateway is holding part of your balance.',
    money: 'It is still yours, but it is not sent to you until the gateway releases it.',
  },
  PAID_IN_SHOPIFY_ONLY: {
    happened: 'Shopify shows the order as paid and the gateway does not have that money.',
    money: 'Nobody has proven that this money exists. Do not ship until you have checked.',
  },
  UNKNOWN_ROW: {
    happened: 'The report brings a line with a word that we do not know.',
    money: 'Its amount counts in your balance, but we do not know what it is. Ask the gateway.',
  },
  other: {
    happened: 'Something needs a person to look at it ({{kind}}).',
    money: 'The money has not changed.',
  },
};
