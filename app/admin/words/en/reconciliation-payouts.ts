import type { AdminWords } from '../words.ts';

type Words = AdminWords['reconciliation'];

export const payouts: Words['payouts'] = {
  title: 'Payouts',
  one: 'payout',
  many: 'payouts',
  intro: 'What the gateway sent to your bank: its lines, what it says it sent, and what came.',
  all: 'All',
  columns: {
    sent: 'Sent on',
    name: 'Payout',
    account: 'Account',
    sentAmount: 'Sent',
    bankAmount: 'Reached the bank',
    difference: 'Difference',
    state: 'Status',
  },
  states: {
    agrees: 'Agrees',
    differs: 'Does not agree',
    'bank-unknown': 'What came is missing',
    'not-sent': 'Not sent yet',
  },
  empty: {
    title: 'There are no payouts yet',
    body: 'They appear when a report says that the gateway sent you money.',
  },
  page: {
    title: 'Payout {{name}}',
    sums: 'Does it agree?',
    sumsHelp:
      'What its lines add up to, what the gateway says it sent and what your bank received must be the same.',
    lines: 'Its lines add up to',
    noLines: 'The report does not say which payments it brings.',
    sent: 'The gateway says it sent',
    bank: 'Your bank received',
    unknown: 'Not entered',
    difference: 'Difference with the bank',
    seeLines: 'View its lines',
    enter: 'How much did your bank receive?',
    enterHelp: 'Look at your bank statement. If it does not agree, an exception opens.',
    amount: 'Amount received',
    day: 'Day',
    reference: 'The bank’s operation number (optional)',
    save: 'Save what was received',
    wrong: 'Check this field.',
    toldBy: 'Entered by',
  },
  fees: {
    title: 'Fees by your rate card',
    help: 'What the gateway charged on this payout, beside what your rate card says. Taxes and withholdings are in it.',
    audited: 'Payments compared',
    expected: 'By your rate card',
    charged: 'Charged',
    over: 'Charged too much',
    under: 'Charged too little',
    unaudited:
      'Payments not compared: {{count}}. There is no rate card or no fee in the report, or they were paid out in another currency.',
    otherExpected: 'Payouts, refunds and chargebacks, by your rate card',
    other: 'Fees of no payment, charged',
    explained: {
      none: 'What was agreed was charged, to the cent.',
      rounding: 'No payment is off by more than one cent: the gateway rounds in another way.',
      'other-rate':
        'Each payment is off by the same share of its amount, {{percent}}%: the gateway reckons with another rate. Ask it which.',
      unknown: 'No rate explains the difference. Ask the gateway about these payments.',
    },
  },
  done: { saved: 'Saved. The payout was compared again.' },
};

export const expected: Words['expected'] = {
  title: 'Money to come',
  one: 'payment',
  many: 'payments',
  intro:
    'Each payment that is in no report yet, or not all of it, with what it must bring and the day. Days are business days in Peru.',
  views: { 'in-transit': 'In transit', overdue: 'Overdue' },
  columns: {
    due: 'Must come on',
    order: 'Order',
    code: 'Code',
    paid: 'Paid on',
    gross: 'Gross',
    kept: 'Fee and taxes',
    net: 'Must bring',
  },
  noDay: 'No rate card',
  restOf: 'Rest of {{amount}}',
  empty: {
    title: 'Nothing here',
    body: 'When a shopper pays, the money stands here until a report brings it.',
    overdue: 'Nothing here is late.',
  },
};
