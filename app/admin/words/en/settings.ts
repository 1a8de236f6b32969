import type { AdminWords } from '../words.ts';

export const settings: AdminWords['settings'] = {
  title: 'Settings',
  accounts: {
    title: 'Gateway accounts',
    help: 'Test and live accounts never mix: test payments never reach a live account.',
    add: 'Connect another account',
    none: 'You have not connected an account yet.',
    mode: { test: 'Test', live: 'Live' },
    isDefault: 'Default for {{currency}}',
    retired: 'Retired',
    active: 'Active',
    proved: 'Proven',
    open: 'Manage',
  },
  account: {
    newTitle: 'Connect an account',
    gateway: 'Gateway',
    mode: 'Mode',
    modeHelp: {
      test: 'For rehearsal: no money moves.',
      live: 'Real money.',
    },
    label: 'A name to recognise it',
    labelHelp: 'Only you see it.',
    credentials: 'Credentials',
    credentialsHelp:
      'They are stored sealed and never shown again. Before saving we prove them with a real call.',
    save: 'Prove and save',
    wrong: 'Check this field.',
    callback: 'Notification address',
    callbackHelp: 'Send it to the gateway for the same service; PagoEfectivo registers it for you.',
    rotate: 'Change the credentials',
    rotateHelp: 'Notices signed with the previous ones are accepted a while longer.',
    previousUntil: 'The previous credentials still count for notices until',
    makeDefault: 'Make it the default for {{currency}}',
    makeDefaultHelp: 'New codes are requested with the default account of their mode and currency.',
    retire: 'Retire the account',
    retireHelp:
      'It will issue no more codes. Those still payable are watched and collected to the end.',
    confirmRetire: 'Retire this account?',
    keep: 'Keep it',
    can: 'What this gateway can do',
    voids: 'Void a code',
    refunds: 'Return money by itself',
    expiry: 'Expiry',
    expiryRule: {
      exact: 'At the exact time you ask for',
      day: 'At the end of the day',
      'gateway-decides': 'The gateway decides',
    },
    currencies: 'Currencies',
    yes: 'Yes',
    no: 'No',
  },
  fields: {
    idService: 'Service id (idService)',
    accessKey: 'Access key (accessKey)',
    secretKey: 'Secret key (secretKey)',
  },
  codes: {
    title: 'Codes and stock',
    deadline: 'Time to pay, in hours',
    deadlineHelp:
      'While a code lives, Shopify reserves the order’s stock. More hours: more people manage to pay, but the stock is tied up longer. We suggest 48; the most is 70, because Shopify waits no longer than 72.',
    grace: 'Grace after the deadline, in minutes',
    graceHelp:
      'We wait these minutes in case a payment was made at the last moment and the gateway reports it late. The stock stays reserved meanwhile.',
    onLapse: 'When a code expires unpaid',
    leave: 'Let Shopify mark it as expired',
    leaveHelp:
      'The order becomes expired in Shopify. If money comes late, we can still mark it as paid.',
    reject: 'Tell Shopify there will be no payment',
    rejectHelp:
      'Shopify learns at once and offers the shopper to pay again. If money comes later, Shopify can no longer take it and you will have to decide.',
    newOnly: 'Changes apply to new codes.',
    save: 'Save',
    stockNote: 'Stock is not released by itself: cancel the order in Shopify to sell it again.',
  },
  done: {
    added: 'Account connected and proven.',
    rotated: 'New credentials proven and saved.',
    retired: 'Account retired.',
    defaulted: 'It is now the default account of its mode.',
    saved: 'Settings saved.',
  },
};
