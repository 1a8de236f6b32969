import type { AdminWords } from '../words.ts';

/** The months of the books: which are closed, what keeps one open, and the statement of each. */
export const periods: AdminWords['reconciliation']['periods'] = {
  title: 'Months',
  one: 'month',
  many: 'months',
  intro: 'Close each month once everything in it has its place. A closed month never changes.',
  columns: {
    month: 'Month',
    account: 'Account',
    state: 'Status',
    opening: 'Opening balance',
    net: 'Net',
    closing: 'Closing balance',
  },
  states: {
    running: 'Running',
    waiting: 'Waits for the one before',
    next: 'To be closed',
    closed: 'Closed',
  },
  help: {
    running: 'The month has not ended in Peru. You can close it from the 1st of the next.',
    waiting: 'Months are closed in order: close the one before first.',
    next: 'It is the next to be closed.',
    closed: 'It is closed: what comes later counts in the first open month.',
  },
  closedBy: 'Closed by {{who}} ·',
  empty: {
    title: 'No months yet',
    body: 'Once you upload the first report, you see the balance and the movements of each month here.',
  },
  sums: {
    title: 'The month',
    opening: 'Opening balance',
    own: 'Net of the month',
    late: 'Adjustments of earlier months (lines: {{count}})',
    closing: 'Closing balance',
  },
  fees: {
    title: 'Fees of no payment',
    help: 'What the gateway charged on the days of this month for payouts, refunds, chargebacks and the month itself, in a payout or not, beside what your rate card says. Taxes are in it.',
  },
  obstacles: {
    title: 'What keeps the month open',
    help: 'Settle each of these; then you can close it.',
    exceptions: 'Lines in exceptions: {{count}}, for {{amount}}',
    overdue: 'Payments that should have come and are in no report: {{count}}, for {{amount}}',
    payouts: 'Payouts that do not agree with what your bank got: {{count}}',
    fees: 'Payments whose fee differs from the rate card: {{count}}',
    'rows-not-read': 'Rows that could not be read in {{name}}: {{count}}',
    residual:
      'The proof is off by {{amount}}. Your money has not changed; tell whoever runs the app.',
  },
  close: {
    title: 'Close the month',
    help: 'Everything in this month has its place. Closing it fixes its totals.',
    blocked: 'First settle what keeps it open.',
    action: 'Close the month',
    ask: 'Close {{month}}?',
    forGood:
      'It will be closed with a balance of {{closing}}, for good. What comes later counts in the first open month.',
    sure: 'Yes, close it',
    keep: 'Leave it open',
  },
  statement: {
    title: 'Statement of the month',
    closed: 'The final statement, the same each time you download it.',
    provisional: 'A provisional statement, as things stand now.',
    busy: 'A report is being recorded right now. Try again in a moment.',
  },
  done: { closed: 'Month closed. Its totals no longer change.' },
};
