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
    advice: 'What would have matched, and what to do',
    bodyHelp: 'Without people’s data or keys.',
    hidden: 'Its content can no longer be opened.',
    payment: 'View the payment',
    repeats: 'It arrived {{count}} times; it was handled once.',
    again: 'Verify again',
    againHelp:
      'Use it after correcting the credentials. If the signature is valid, it is handled as if it had just arrived.',
  },
  advice: {
    untold:
      'What would have matched can no longer be told: what arrived, or the account’s credentials, can no longer be opened. No money depends on it: we still ask about every code.',
    acceptedNow:
      'With today’s credentials the signature is valid. Press “Verify again” and it is handled as if it had just arrived.',
    unsignedNow:
      'This gateway does not sign its notices: nothing proves who sent it, and today it would be taken as a hint. Press “Verify again”; only what the gateway answers when we ask counts.',
    sourceGenuine:
      'The signature is valid: the gateway did send it, from {{source}}. Ask whoever runs the app to add that address to the list, then press “Verify again”.',
    sourceUnproven:
      'This gateway does not sign its notices, so nothing proves that {{source}} belongs to it. Confirm that with the gateway before you ask for it to be added to the list; meanwhile we still ask about every code.',
    sourceDoubtful:
      'Besides, the signature is not valid with your credentials: do not ask for {{source}} to be added unless the gateway confirms it.',
    'trailing-newline':
      'The signature fits the same content with another line end: something between the gateway and the app adds or drops a line break. Ask whoever runs the server to pass the content on as it comes.',
    'byte-order-mark':
      'The signature fits the same content with or without an invisible mark at its beginning (BOM). Ask whoever runs the server to pass the content on as it comes.',
    'body-reserialised':
      'The signature fits the same content written anew: something in between read it and wrote it again (22.00 became 22). Ask whoever runs the server to pass the content on as it comes.',
    'body-reencoded':
      'The signature fits the same fields encoded anew. Ask whoever runs the server to pass the content on as it comes.',
    'other-key':
      'It is signed with another of your keys: the one you entered as “{{field}}”. The keys are in the wrong fields: correct them in Settings and verify again.',
    'other-algorithm':
      'It is signed with {{field}}, and the account is set to another algorithm. Change the account’s algorithm in Settings, or at the gateway, and verify again.',
    clock:
      'The signature fits the same time written otherwise: something in between changed a header. Ask whoever runs the server to pass the headers on as they come.',
    nothing: {
      'missing-signature':
        'Without a signature there is nothing to compare. If the gateway does sign, something in between drops the header or the field; if not, someone is probing the address and there is nothing to do.',
      'malformed-signature':
        'No variant that we know matches. If it repeats with real payments, ask the gateway how it signs for your account.',
      'wrong-signature':
        'No variant that we know matches: the keys belong to another account or mode, or the gateway did not send it. Compare the key with the one in the gateway’s panel; if it differs, change it in Settings and verify again.',
    },
  },
  done: {
    judged: 'The signature is valid now. The notification moved to Received and is being handled.',
  },
};
