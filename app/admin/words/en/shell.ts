import type { AdminWords } from '../words.ts';

export const shell: AdminWords['shell'] = {
  nav: {
    home: 'Home',
    payments: 'Payments',
    reconciliation: 'Reconciliation',
    exceptions: 'Exceptions',
    notifications: 'Notifications',
    settings: 'Settings',
  },
  back: 'Back',
  next: 'Next',
  previous: 'Previous',
  none: '—',
  colon: ': ',
  comma: ', ',
  limaTimes: 'Times are Peru time.',
  test: 'Test',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  yourTime: 'Your time: {{time}}',
  missing: {
    title: 'This page does not exist',
    body: 'The link may be incomplete or belong to another store. Your payments have not changed.',
  },
  broken: {
    title: 'We could not show this page',
    body: 'Your money and your orders have not changed. Please try again in a minute.',
    again: 'Try again',
  },
  refused: {
    'another-account':
      'These credentials work, but belong to another account: the gateway does not know a code with them that can still be paid. Nothing was saved. Connect them as another account; this one stays until its codes are over.',
    'changed-meanwhile':
      'Someone else changed this account while we were proving it. Nothing was saved; refresh the page.',
    'live-needs-true-clock':
      'The clock can be moved here, so live accounts are not accepted. Use test mode.',
    'longer-than-shopify':
      'Deadline and grace together exceed what Shopify waits (71 hours). Nothing was saved; shorten one of them.',
    'not-found': 'This no longer exists in your store. Nothing changed.',
    'not-allowed-now':
      'This cannot be done right now. Nothing changed: refresh the page and check the status.',
    'gateway-unavailable':
      'The gateway did not answer. Nothing changed; try again in a few minutes.',
    'cannot-void': 'The gateway cannot void this code. It stays payable until it expires.',
    'already-decided':
      'Someone else already decided this. Nothing changed: the decision is shown below.',
    'already-closed': 'Someone else already closed it. Nothing changed: the reason is shown below.',
    'taken-by-another': 'Someone else took it first. Nothing changed.',
    'lines-busy':
      'A report is being put into the books right now. Nothing changed; try again in a moment.',
    'month-done': 'Somebody has closed that month already. Nothing changed.',
    'month-not-next': 'Months are closed in order: close the one before first. Nothing changed.',
    'month-running': 'That month has not ended in Peru. Nothing changed.',
    'month-in-the-way':
      'Something still keeps the month open. Nothing changed: see below what it is.',
    'no-account': 'Connect an account of the gateway in Settings first. Nothing changed.',
    'reason-missing': 'Write the reason. Nothing has been saved yet.',
    'choice-missing': 'Choose what you decided. Nothing has been saved yet.',
    'nothing-lost': 'No money is lost here, so there is nothing to write off. Nothing changed.',
    'month-closed':
      'Those lines are in a closed month, and a closed month does not change. Nothing changed; note what you know.',
    'note-missing': 'Write the note. Nothing has been saved yet.',
    'wrong-fields': 'Check the marked fields. Nothing has been saved yet.',
    'credentials-refused':
      'The gateway did not accept these credentials. Nothing was saved; check that they belong to the same service and the same mode (test or live).',
    'credentials-unproved':
      'We could not check the credentials because the gateway did not answer. Nothing was saved; try again in a few minutes.',
    'still-refused': 'We verified it again and it is still not valid. No money was recorded.',
    'file-refused':
      'The file could not be read. Nothing went into your books; the reason is shown below.',
    unknown: 'That could not be done. Nothing changed; refresh the page.',
  },
};
