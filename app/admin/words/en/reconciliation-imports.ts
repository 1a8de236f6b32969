import type { AdminWords } from '../words.ts';

export const imports: AdminWords['reconciliation']['imports'] = {
  title: 'Reports',
  one: 'report',
  many: 'reports',
  intro: 'Your gateways’ settlement files. Uploading the same twice counts nothing twice.',
  allAccounts: 'All accounts',
  columns: {
    name: 'File',
    state: 'Status',
    account: 'Account',
    format: 'Kind of report',
    rows: 'Rows',
    fresh: 'New lines',
    known: 'Known already',
    bad: 'Not read',
    received: 'Came (Peru time)',
    by: 'Brought by',
  },
  counts: 'Rows: {{rows}} · new: {{fresh}} · known already: {{known}} · not read: {{bad}}',
  states: {
    received: 'To be read',
    imported: 'In your books',
    refused: 'Could not be read',
  },
  empty: {
    title: 'There are no reports yet',
    body: 'Download the settlement report from your gateway’s panel and upload it as it is: CSV, Excel or JSON.',
  },
  upload: {
    intro:
      'Upload it as you downloaded it. First we show you what it is; nothing goes into your books until you confirm.',
    file: 'The report’s file',
    pick: 'Choose a file',
    hint: 'CSV, Excel (.xlsx) or JSON',
    other: 'Click to choose another.',
    looking: 'Looking at what it is…',
    notTaken: 'Nothing was kept, and your books did not change.',
    sayColumns:
      'If it is the right report, we keep it sealed and you tell us what each column is. It is done once for each account.',
    keepAndSay: 'Keep it and say what each column is',
    progress: 'Uploading: {{percent}}%',
    failed: {
      empty: 'The file is empty. Download it again and upload it.',
      'too-large':
        'The file is too large. Download the report in parts, for example month by month.',
      'no-such-account': 'That account no longer exists. Refresh the page and choose another.',
      'no-file': 'No file arrived. Choose it again.',
      'cut-off': 'The connection broke and nothing was kept. Upload it again.',
    },
  },
  confirm: {
    title: 'Is this the report?',
    help: 'This is what we recognised. Nothing has been kept yet.',
    import: 'Yes, put it into my books',
  },
  reading: {
    idle: 'Nobody is reading it',
    waiting: 'Waiting to be read',
    reading: 'Reading: {{percent}}%',
    matching: 'Read. Looking for the payment of each line',
    help: 'You may leave this page: it carries on. If something breaks it is tried again, and nothing is counted twice.',
    start: 'Read it now',
  },
  encoding: 'Encoding',
  delimiter: 'Separator',
  delimiters: { semicolon: 'Semicolon', comma: 'Comma', tab: 'Tab', none: 'None' },
  refusedTitle: 'We could not read this file',
  nothingKept: 'Nothing of it went into your books.',
  again: 'Try again',
  atLine: 'Row {{line}}.',
  came: 'Came',
  facts: 'The file',
  brought: {
    title: 'What it brought',
    lines: 'View the lines',
    whole: '(the whole file: {{count}} lines, adding up to {{net}})',
    alike: 'Lines that look like lines that came before: {{count}}',
    exceptions: 'View what stands in exceptions',
  },
  quarantine: {
    title: 'Rows we could not read: {{count}}',
    help: 'The rest of the file did go in. Open each row to correct it, or to set it aside if it says nothing of money.',
    row: 'Row {{line}}',
    mended: 'Mended',
    carried: 'Read with another correction',
    'set-aside': 'Set aside',
  },
  faults: {
    amount: 'The amount cannot be read.',
    turned:
      'By the amount and the net, the fee or its tax was subtracted; as it is read, it would be added. Check its sign.',
    currency: 'The currency cannot be read.',
    time: 'The date cannot be read.',
    reference: 'The reference cannot be read.',
    cells: 'It has more or fewer columns than the heading.',
    empty: 'Something is missing.',
    group: 'It is a detail without its group.',
    sum: 'The group’s total is not the sum of its details.',
  },
  formats: {
    statement: '{{gateway}}: account statement',
    transactions: '{{gateway}}: transactions',
    orders: '{{gateway}}: orders',
    transfers: '{{gateway}}: payouts',
    allTransactions: '{{gateway}}: all transactions',
    mapped: '{{gateway}}: columns that you mapped',
    declared: 'Report of {{gateway}}',
  },
  refusals: {
    empty: { why: 'The file is empty.', advice: 'Download it again from the gateway’s panel.' },
    pdf: {
      why: 'It is a PDF, not a table: we cannot read its amounts without the risk of a mistake.',
      advice:
        'Download the same report as CSV or Excel (.xlsx) from the gateway’s panel and upload it.',
    },
    picture: {
      why: 'It is a picture, not a table.',
      advice: 'Download the report as CSV or Excel (.xlsx) from the gateway’s panel and upload it.',
    },
    archive: {
      why: 'It is an archive, or a document that is not Excel’s.',
      advice:
        'If the report is inside, unpack it and upload it as CSV or Excel (.xlsx). If not, download it so from the gateway’s panel.',
    },
    'web-page': {
      why: 'It is a web page (HTML), whatever its name says.',
      advice:
        'Download the report as CSV or Excel (.xlsx) from the gateway’s panel. If it opens in Excel and you see the table, save it as .xlsx and upload it.',
    },
    'not-text': {
      why: 'It is not a table that we can read.',
      advice: 'Download the report as CSV or Excel (.xlsx) from the gateway’s panel and upload it.',
    },
    'old-excel': {
      why: 'It is an old Excel file (.xls).',
      advice: 'Open it in Excel, save it as .xlsx or CSV and upload it again.',
    },
    'unknown-kind': {
      why: 'We do not know the columns of this report for this account.',
      advice:
        'Check that it is the settlement report and that you chose the right account. If it is, tell us what each column is.',
    },
    'header-twice': {
      why: 'A column that we need stands in it twice.',
      advice: 'Take the extra one out and upload it again.',
    },
    'too-wide': {
      why: 'It has too many columns.',
      advice: 'Check that it is the settlement report.',
    },
    'too-many-rows': {
      why: 'It has too many rows.',
      advice: 'Download the report in parts, for example month by month.',
    },
    'too-large': {
      why: 'It is too large.',
      advice: 'Download the report in parts, or as CSV instead of Excel.',
    },
    'line-too-long': {
      why: 'A row is too long.',
      advice: 'Download it again; it looks damaged.',
    },
    'broken-quote': {
      why: 'A quotation mark opens and never closes.',
      advice: 'Download it again without opening it in another program.',
    },
    'broken-encoding': {
      why: 'It has letters that cannot be read.',
      advice: 'Download it again without opening it in another program.',
    },
    truncated: {
      why: 'The file ends halfway.',
      advice: 'The download was cut off: download it again.',
    },
    'not-json': { why: 'The JSON is not valid.', advice: 'Download it again.' },
    'zip-bomb': {
      why: 'The Excel file is too large once opened.',
      advice: 'Download the report as CSV.',
    },
    'several-sheets': {
      why: 'The Excel file has several sheets and we do not know which is the report.',
      advice: 'Keep only the report’s sheet and upload it again.',
    },
    'broken-workbook': {
      why: 'The Excel file is damaged.',
      advice: 'Download it again, or as CSV.',
    },
    'too-many-bad-rows': {
      why: 'Hardly any row can be read.',
      advice: 'Check that it is the settlement report of this account.',
    },
    'no-such-account': {
      why: 'That account no longer exists.',
      advice: 'Choose another account and upload it again.',
    },
    'original-erased': {
      why: 'The original file has been erased.',
      advice: 'Upload it again if you still have it.',
    },
  },
  done: { again: 'We are reading it again.' },
};
