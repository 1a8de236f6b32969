import type { AdminWords } from '../words.ts';

export const home: AdminWords['home'] = {
  title: 'Where is my money?',
  asOf: 'As of {{time}}',
  live: 'Real money',
  testTitle: 'Tests: not money',
  none: 'Nothing awaits payment, and nothing was paid in the last 30 days. When someone chooses to pay with a code, you will see it here.',
  count: 'Payments: {{count}}',
  cards: {
    awaiting: {
      title: 'Awaiting payment',
      help: 'Codes your shoppers can still pay. Do not ship yet.',
    },
    paid: {
      title: 'Paid',
      help: 'Orders of the last 30 days whose money is proven at the gateway.',
    },
    held: {
      title: 'Waiting for your decision',
      help: 'Money came in that does not match what was owed, or was reversed. Nothing moves until you decide.',
    },
    exceptions: {
      title: 'Open exceptions',
      help: 'Cases that need a person.',
      none: 'Nothing to do.',
    },
    refunds: {
      title: 'Refunds to handle',
      help: 'Shopify is waiting for your answer.',
    },
  },
  see: 'View',
  decide: 'Decide',
  setup: {
    title: 'Getting started',
    done: 'Done',
    todo: 'To do',
    progress: '{{done}} of {{all}} steps done',
    account: {
      title: 'Connect your gateway account',
      help: 'Paste the credentials your gateway gave you; we prove them with a real call before we save them.',
      action: 'Connect account',
    },
    callback: {
      title: 'Register the notification address',
      help: 'Send the address to the gateway, which registers it. Without it we still ask about every code, but you learn of payments later.',
      action: 'See the address',
    },
    installed: {
      title: 'Install the payments app',
      help: 'It shows PagoEfectivo at your checkout. It is installed on its own, from the gateway’s link.',
    },
    ready: {
      title: 'Activate it in Shopify’s payment settings',
      help: 'In Shopify: Settings > Payments. There you choose whether to start in test mode.',
    },
  },
  alertsTimes: 'Happened {{times}} times; last: {{last}}',
};
