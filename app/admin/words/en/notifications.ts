import type { AdminWords } from '../words.ts';

export const notifications: AdminWords['notifications'] = {
  title: 'Notifications',
  one: 'notification',
  many: 'notifications',
  intro:
    'Every notice the gateway sent. A notice is never enough: before a payment counts, we ask the gateway.',
  views: { received: 'Received', refused: 'Refused' },
  columns: {
    received: 'Arrived (Peru time)',
    account: 'Account',
    event: 'Notice',
    code: 'Code',
    verdict: 'What we did',
    source: 'From',
    reason: 'Why it was not believed',
  },
  events: {
    paid: 'Paid',
    lapsed: 'Expired',
    reversed: 'Reversed',
    changed: 'Something changed',
    unknown: 'Other notice',
  },
  verdicts: {
    due: 'Queued',
    applied: 'Handled',
    unreadable: 'Could not be read',
    repeated: 'Repeated',
  },
  empty: {
    received: 'No notification has arrived yet',
    refused: 'No refused notifications',
    body: 'When the gateway reports a payment, you will see it here.',
  },
  detail: {
    received: 'Arrived',
    title: 'Notification',
    verdict: 'What we did',
    why: 'Why it was not believed',
    body: 'What arrived',
    bodyHelp: 'Without people’s data or keys.',
    hidden: 'Its content can no longer be opened.',
    payment: 'View the payment',
    repeats: 'It arrived {{count}} times; it was handled once.',
    again: 'Verify again',
    againHelp:
      'Use it after correcting the credentials. If the signature is valid, it is handled as if it had just arrived.',
  },
  done: {
    judged: 'The signature is valid now. The notification moved to Received and is being handled.',
  },
};
