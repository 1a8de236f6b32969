import type { AdminWords } from '../words.ts';

export const rows: AdminWords['reconciliation']['rows'] = {
  title: 'Row {{line}} of {{name}}',
  why: 'Could not be read',
  help: 'These are the cells as they came. Write what they should say; they are read by the same rules as the rest of the file.',
  noCells: 'It cannot be shown: the original was erased, or we no longer know the file.',
  extra: 'Cell {{place}}, without a head',
  look: 'See how it would be read',
  preview: 'It would be read like this',
  nothing: 'This row brings no line by itself; it completes others.',
  mend: 'Put it into my books',
  aside: 'Set it aside',
  asideHelp: 'For a row that says nothing of money, such as a footer. It counts in no sum.',
  reason: 'Reason',
  still: 'The cell “{{column}}” still cannot be read: {{why}}',
  ended: {
    mended: 'Row mended.',
    carried: 'This row was read thanks to another correction.',
  },
  asideBecause: 'Set aside: {{reason}}',
  by: 'Who and when',
  done: {
    mended: 'Row mended: it is in your books.',
    'set-aside': 'Row set aside.',
  },
  refused: {
    'reads-differently':
      'The way to read this file has changed since it came, and rows would be counted twice. Nothing was kept: upload the corrected report.',
    'already-mended': 'This row is mended already.',
    'original-erased': 'The original was erased. Upload the corrected report.',
  },
};
