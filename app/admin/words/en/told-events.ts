import type { AdminWords } from '../words.ts';

export const events: AdminWords['told']['events'] = {
  payment: {
    opened: 'Shopify asked for the order’s payment',
    landed: 'The shopper opened the payment page',
    became: 'The payment became: {{to}}',
    accepted: 'This money was accepted as paying the order',
    'given-up': 'The shopper went back to the store without paying',
  },
  voucher: {
    intended: 'We requested a code from the gateway',
    live: 'Code {{reference}} can be paid',
    paid: 'Code {{reference}} shows as paid',
    lapsed: 'Code {{reference}} expired',
    voiding: 'We asked to void code {{reference}}',
    voided: 'Code {{reference}} is void',
    orphan: 'The gateway did not answer the request for a code',
    refused: 'The gateway did not issue the code',
    limited: 'No code was given: it is over one of your limits',
    adopted: 'We recognised code {{reference}} by its notification',
  },
  receipt: {
    recorded: 'Money came in: {{amount}}',
    reversed: 'The gateway reversed the money',
  },
  tell: {
    applied: 'Shopify took: {{what}}',
    refused: 'Shopify did not take: {{what}}',
    indeterminate: 'Shopify did not answer: {{what}}',
    'put-off': 'Shopify has not taken it yet; it will be repeated: {{what}}',
  },
  refund: {
    opened: 'Shopify asked for a refund',
    resolve: 'It was noted that the money was returned',
    reject: 'It was decided not to return the money',
  },
  exception: {
    taken: 'Someone took the exception: {{kind}}',
    left: 'The exception has no owner again: {{kind}}',
    noted: 'A note on the exception: {{kind}}',
    closed: 'The exception was closed: {{kind}}',
  },
  other: 'Something else: {{kind}}',
};
