/** The download of a list, and what a link says that has had its time. */
export const exporting = {
  open: 'Download',
  title: 'Download the list',
  help: 'You get exactly what the list shows now, with its filters and all of its pages. What comes later is not in it.',
  format: 'Format',
  formatHelp: {
    csv: 'For any program, with no limit of rows. Excel opens it with its accents.',
    xlsx: 'Up to 1,048,575 rows: Excel holds no more. For more, choose CSV.',
    json: 'For systems: exact amounts as text and, at the end, how many rows there are.',
  },
  prepare: 'Prepare',
  rows: 'Rows: {{count}}',
  download: 'Download the file',
  begun:
    'The download has begun. If your browser says that it failed, the file is not complete: prepare it again.',
  tooMany:
    'These are {{count}} rows, and Excel holds 1,048,575. Choose CSV, or filter the list. Nothing was downloaded.',
  gone: 'This link was used before, or its time is over. Go back to the app and prepare the download again.',
} as const;
