import type { AdminWords } from '../words.ts';

type Words = AdminWords['reconciliation'];

export const kinds: Words['kinds'] = {
  sale: 'Sale',
  refund: 'Refund',
  chargeback: 'Chargeback',
  'chargeback-won': 'Chargeback won',
  reversal: 'Reversal',
  fee: 'Fee',
  'fee-tax': 'IGV on the fee',
  withholding: 'Tax withheld',
  frozen: 'Funds frozen',
  released: 'Funds released',
  payout: 'Sent to your bank',
  'payout-returned': 'Returned by the bank',
  adjustment: 'Adjustment',
  'not-paid': 'Charge not made',
  unknown: 'We do not know what it is',
};

export const standings: Words['standings'] = {
  matched: 'Matched',
  exception: 'In an exception',
  decided: 'Decided',
  informs: 'Informs only',
};

export const rules: Words['rules'] = {
  reference: 'By the reference',
  code: 'By the code',
  'transaction-code': 'By our reference',
  operation: 'By the operation number',
  payout: 'A payout',
  'account-fee': 'A cost of the account',
  'nothing-moved': 'It moved no money',
  'by-hand': 'By hand, with a reason',
  decision: 'By your decision',
};

export const lines: Words['lines'] = {
  title: 'Lines',
  one: 'line',
  many: 'lines',
  intro: 'Every movement that the gateway wrote in its reports. Days are days in Peru.',
  total: '{{count}} lines · adding up to {{net}}',
  search: 'Code, reference, operation or order',
  views: {
    all: 'All',
    exceptions: 'In exceptions',
    matched: 'Matched',
    decided: 'Decided',
    informs: 'Inform only',
  },
  filters: {
    kind: 'Kind',
    account: 'Account',
    date: 'Day',
    currency: 'Currency',
    file: 'Report',
    payout: 'Payout',
    exception: 'Exception',
    ofFile: 'Of one report',
    ofPayout: 'Of one payout',
    ofException: 'Of one exception',
  },
  columns: {
    booked: 'Day',
    kind: 'Kind',
    reference: 'Reference and operation',
    order: 'Order',
    gross: 'Gross',
    fee: 'Fee',
    feeTax: 'IGV',
    net: 'Net',
    standing: 'Where it stands',
    origin: 'Payout and file',
  },
  paymentWithoutOrder: 'Payment without an order',
  empty: {
    title: 'There are no lines yet',
    body: 'Upload the settlement report that the gateway gives you: each row will stand here with the payment it belongs to.',
  },
  noMatch: {
    title: 'We found no such lines',
    body: 'Search by the whole code, reference or operation number, or by the order (#1001).',
  },
};

export const line: Words['line'] = {
  title: 'Line of {{day}}',
  facts: 'What the gateway says',
  kind: 'Kind',
  word: 'In its own words',
  booked: 'Day in its books',
  reference: 'Reference',
  transactionCode: 'Our reference',
  operation: 'Operation number',
  gross: 'Gross',
  fee: 'Fee',
  feeTax: 'IGV on the fee',
  net: 'Moves your balance by',
  stands: 'Where it stands in your books',
  rule: 'How it was found',
  payment: 'Payment',
  payout: 'Payout',
  exception: 'Exception',
  seeException: 'View the exception',
  informsHelp:
    'This report only informs: its amount is in no sum, so that nothing is counted twice.',
  file: 'Where it comes from',
  fileName: 'File',
  fileLine: 'Row',
  cells: 'The original row',
  cellsHelp: 'As it came. It may hold people’s data: do not copy it to where others could see it.',
  noCells: 'The original file can no longer be opened.',
  show: 'Show the original row',
  match: {
    title: 'Put it to a payment',
    help: 'If you know which payment it is of, say so with a reason. The exception closes when no line is left in it.',
    undoHelp: 'Someone put it here by hand. You can undo it: it is then looked for anew.',
    undo: 'Undo',
    suggested: 'Of the same amount, of those days (check before)',
    other: 'Another payment',
    named: 'Code, operation number or order',
    notOne: 'We did not find exactly one such payment. Write the whole code or operation number.',
    send: 'Put to this payment',
  },
  done: {
    matched: 'The line is with that payment now. Your reason is in the history.',
    undone: 'Undone: the line was looked for anew.',
  },
};
